package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.RunningPortal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** Who can reach the portal while it runs with demo data, and what it says about itself. */
@OnEachPortal
class ReachTests {

    private final RunningPortal portal;

    ReachTests(RunningPortal portal) {
        this.portal = portal;
    }

    @Test
    void endsAtThisMachineBecauseThePasswordsArePublished() throws IOException {
        assertThat(portal.bean(Environment.class).getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(portal.visitor().get("/login").statusCode()).isEqualTo(200);
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> new Socket(address, portal.port()).close())
                            .as("%s", address)
                            .isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void tellsEverybodyThatItIsWellAndNothingMore() {
        assertThat(portal.visitor().get("/actuator/health").body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("components", "details");
        assertThat(portal.visitor().get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(portal.visitor().get("/actuator").statusCode()).isEqualTo(302);
        assertThat(portal.superadmin().get("/actuator").body()).doesNotContain("_links");
    }
}
