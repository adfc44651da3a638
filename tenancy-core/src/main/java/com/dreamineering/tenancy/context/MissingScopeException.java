package com.dreamineering.tenancy.context;

import com.dreamineering.tenancy.TenancyException;

/** Thrown when work needs an organisation and none is in scope on this thread. */
public final class MissingScopeException extends TenancyException {

    private static final long serialVersionUID = 1L;

    public MissingScopeException(TenantScope found) {
        super(("%s on thread '%s'. Open a scope around the work: TenantContext.call(organisation, ...) for one "
                        + "organisation's data, TenantContext.callGlobal(...) for data that no organisation owns. "
                        + "Scopes do not travel to other threads by themselves: ScopeCarrier takes one along")
                .formatted(describe(found), Thread.currentThread().getName()));
    }

    private static String describe(TenantScope found) {
        if (found instanceof TenantScope.GlobalData) {
            return "Only global data is in scope, and this work needs an organisation,";
        }
        if (found instanceof TenantScope.EveryOrganisation) {
            return "Every organisation is in scope, and this work needs exactly one,";
        }
        return "No organisation is in scope";
    }
}
