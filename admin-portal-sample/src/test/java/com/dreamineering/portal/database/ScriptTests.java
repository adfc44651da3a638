package com.dreamineering.portal.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that people start the portal with, among stand-ins for Maven and Java that say how they were called. */
class ScriptTests {

    private static final String SAYS_HOW = "#!/usr/bin/env bash\necho \"$(basename \"$0\") $*\"\n";

    @Test
    void buildsAndRunsWithADirectoryThatOnlyItsOwnerReads(@TempDir Path directory)
            throws IOException, InterruptedException {
        Files.copy(Path.of("..", "portal"), directory.resolve("portal"));
        Path tools = Files.createDirectories(directory.resolve("tools/bin"));
        for (String tool : new String[] {"mvn", "java"}) {
            Files.writeString(tools.resolve(tool), SAYS_HOW);
            Files.setPosixFilePermissions(tools.resolve(tool), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        ProcessBuilder builder = new ProcessBuilder("bash", "portal", "--server.port=9090")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", tools.getParent().toString());

        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("about two minutes").contains("prints nothing"),
                        line -> assertThat(line).startsWith("mvn ").contains("package"),
                        line -> assertThat(line)
                                .startsWith("java ")
                                .endsWith("--spring.profiles.active=demo --server.port=9090"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data"))))
                .isEqualTo("rwx------");
    }
}
