package com.dreamineering.tenancy.test.proof;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;

/** Reads what repositories answer: pages too. */
final class RepositoryReading extends CallReading {

    RepositoryReading(Application application, Session session, Party reader) {
        super(application, session, reader);
    }

    @Override
    String line(@Nullable Object value) {
        return value instanceof Page<?> page
                ? "%s of %d".formatted(super.line(page.getContent()), page.getTotalElements())
                : super.line(value);
    }
}
