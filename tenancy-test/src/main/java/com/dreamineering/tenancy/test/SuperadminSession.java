package com.dreamineering.tenancy.test;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes each test that of the superadmin of {@link WithSuperadmin}. */
final class SuperadminSession extends AroundEachTest implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SuperadminSession.class);

    SuperadminSession() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Superadmin.class;
    }

    @Override
    public Superadmin resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return superadmin(context);
    }

    @Override
    void around(Work test, ExtensionContext context) throws Exception {
        WithSuperadmin settings = settings(context);
        if (settings.writing() && settings.reason().isEmpty()) {
            throw new IllegalStateException(
                    "@WithSuperadmin(writing = true) has no reason, and only a bypass writes. Add reason = \"…\"");
        }
        Superadmin superadmin = superadmin(context);
        Work work = settings.reason().isEmpty()
                ? test
                : () -> superadmin.inBypass(settings.reason(), settings.writing(), test);
        if (OptionalLibraries.SPRING_SECURITY) {
            SignedIn.call(superadmin.person(), TestedApplication.spring(context), work);
        } else {
            work.run();
        }
    }

    /** One for each test, for its parameters and for itself. */
    private static Superadmin superadmin(ExtensionContext context) {
        String address = settings(context).address();
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        address,
                        key -> address.isEmpty()
                                ? Superadmin.in(TestedApplication.tenancy(context))
                                : Superadmin.in(TestedApplication.tenancy(context), address),
                        Superadmin.class);
    }

    private static WithSuperadmin settings(ExtensionContext context) {
        return annotation(context, WithSuperadmin.class).orElseThrow();
    }
}
