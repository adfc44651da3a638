package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.TenancyException;

/** Thrown when a bypass that only reads is asked to change something. */
public final class ReadOnlyScopeException extends TenancyException {

    private static final long serialVersionUID = 1L;

    ReadOnlyScopeException(String sql) {
        super(("This bypass only reads, and the statement '%s' is no query. Open a writing bypass, or open the "
                        + "organisation's own scope")
                .formatted(sql.length() <= 120 ? sql : sql.substring(0, 120) + "…"));
    }
}
