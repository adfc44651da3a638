package com.dreamineering.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.TestDatabase;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import com.dreamineering.tenancy.membership.People;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PortalStartTests {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void startsWithDemoDataOnAnEmptyDatabase(TestDatabase database, CapturedOutput output) {
        try (RunningPortal portal = RunningPortal.on(database)) {
            var both = portal.bean(People.class)
                    .find(new EmailAddress("both@demo.test"))
                    .orElseThrow();

            assertThat(portal.bean(Memberships.class).of(both.id()))
                    .extracting(OwnOrganisation::name)
                    .containsExactly("Acme", "Globex");
            assertThat(output).as("routes that are in no list").doesNotContain("tenancy.web.signed-in-routes");
        }
    }
}
