package com.dreamineering.portal.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.PortalApplication;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal as a process of its own. */
class StopTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @Test
    void aSignalEndsItCleanly(@TempDir Path directory) throws Exception {
        int port = freePort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PortalApplication.class.getName(),
                        "--spring.profiles.active=demo",
                        "--server.port=" + port,
                        "--spring.datasource.url=jdbc:h2:file:" + directory.resolve("portal"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            CompletableFuture<Boolean> started = new CompletableFuture<>();
            CompletableFuture<String> log = CompletableFuture.supplyAsync(() -> read(process, started));
            assertThat(started.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("has started")
                    .isTrue();
            assertThat(status(port)).isEqualTo(200);

            process.toHandle().destroy(); // the process itself would close its output, and its last words with it

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(log.get(30, TimeUnit.SECONDS))
                    .contains("shutdown complete")
                    .doesNotContain("ERROR", "Exception");
            assertThat(new File(directory.toFile(), "portal.lock.db")).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** All that it prints until it ends; tells when it says that it has started, or that it ended without. */
    private static String read(Process process, CompletableFuture<Boolean> started) {
        StringBuilder log = new StringBuilder();
        process.inputReader().lines().forEach(line -> {
            log.append(line).append('\n');
            if (line.contains("Started PortalApplication")) {
                started.complete(true);
            }
        });
        started.complete(false);
        return log.toString();
    }

    private static int status(int port) throws IOException {
        URI login = URI.create("http://localhost:%d/login".formatted(port));
        HttpURLConnection connection = (HttpURLConnection) login.toURL().openConnection();
        return connection.getResponseCode();
    }
}
