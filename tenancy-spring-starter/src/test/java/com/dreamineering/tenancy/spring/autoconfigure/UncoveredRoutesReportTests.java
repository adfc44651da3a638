package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.spring.http.ShopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ShopTest
@ExtendWith(OutputCaptureExtension.class)
class UncoveredRoutesReportTests {

    @Autowired
    UncoveredRoutesReport report;

    @Test
    void namesTheRoutesThatAreInNoList() {
        assertThat(report.uncovered())
                .containsExactly(
                        "/actuator",
                        "/actuator/health",
                        "/actuator/health/**",
                        "/actuator/tenancy",
                        "/forgotten/{id:[0-9]{1,4}}");
    }

    @Test
    void isWrittenToTheLog(CapturedOutput output) {
        report.afterSingletonsInstantiated();

        assertThat(output.getOut())
                .contains("These routes are in neither tenancy.web.public-routes nor tenancy.web.signed-in-routes, so"
                        + " only superadmins reach them: /actuator, /actuator/health, /actuator/health/**,"
                        + " /actuator/tenancy, /forgotten/{id:[0-9]{1,4}}");
    }
}
