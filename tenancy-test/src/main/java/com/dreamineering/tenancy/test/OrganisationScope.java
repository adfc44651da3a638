package com.dreamineering.tenancy.test;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Puts the organisation of {@link WithOrganisation} in scope around each test. */
final class OrganisationScope extends AroundEachTest {

    OrganisationScope() {}

    @Override
    void around(Work test, ExtensionContext context) throws Exception {
        String id = annotation(context, WithOrganisation.class).orElseThrow().value();
        TenantContext.<Boolean, Exception>call(OrganisationId.parse(id), () -> {
            test.run();
            return true;
        });
    }
}
