package com.dreamineering.portal.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.PortalApplication;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal as a process of its own. */
class StopTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @Test
    void aSignalEndsItCleanly(@TempDir Path directory) throws IOException, InterruptedException {
        int port = freePort();
        Path log = directory.resolve("log");
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
                .redirectOutput(log.toFile())
                .start();
        try {
            awaitAnswer(port, process);

            process.destroy();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(Files.readString(log)).contains("shutdown complete").doesNotContain("ERROR", "Exception");
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

    private static void awaitAnswer(int port, Process process) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The portal ended with " + process.exitValue());
            }
            if (answers(port)) {
                return;
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("No answer within " + PATIENCE);
    }

    private static boolean answers(int port) {
        try {
            URI login = URI.create("http://localhost:%d/login".formatted(port));
            HttpURLConnection connection = (HttpURLConnection) login.toURL().openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
