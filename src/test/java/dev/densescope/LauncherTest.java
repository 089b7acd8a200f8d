package dev.densescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell script that starts the program, with a Java that only says how it was called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no sh")
class LauncherTest {
    private static final int BAD_USAGE = 2;

    @TempDir
    private Path javaHome;

    private record Launch(int exitCode, String said) {}

    @Test
    void aJavaThatDoesNotStartIsQuoted() throws IOException, InterruptedException {
        Launch launch = launch("echo '#'; echo '# There is'; echo '# insufficient memory.'; exit 1", Map.of());

        assertEquals(BAD_USAGE, launch.exitCode());
        assertEquals(
                "densescope: '%s/bin/java' does not start: There is insufficient memory.\n".formatted(javaHome),
                launch.said());
    }

    @Test
    void anOldJavaIsRefused() throws IOException, InterruptedException {
        Launch launch = launch("echo 'java version \"1.8.0_402\"'", Map.of());

        assertEquals(BAD_USAGE, launch.exitCode());
        assertTrue(launch.said().contains("is Java 8; DenseScope needs Java 17 or newer"), launch.said());
    }

    @Test
    void withoutALanguageSettingFileNamesAreUtf8() throws IOException, InterruptedException {
        String java = "echo 'openjdk version \"17.0.1\"'; echo \"<$LC_ALL>\"";

        assertTrue(launch(java, Map.of("LC_ALL", "C")).said().contains("<C.UTF-8>"));
        assertTrue(launch(java, Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", ""))
                .said()
                .contains("<C.UTF-8>"));
        assertTrue(launch(java, Map.of("LC_ALL", "de_DE.UTF-8")).said().contains("<de_DE.UTF-8>"));
    }

    private Launch launch(String java, Map<String, String> environment) throws IOException, InterruptedException {
        Path program = Files.createDirectories(javaHome.resolve("bin")).resolve("java");
        Files.writeString(program, "#!/bin/sh\n" + java + "\n");
        assertTrue(program.toFile().setExecutable(true));
        ProcessBuilder builder = new ProcessBuilder(List.of("sh", "packaging/densescope", "devices"));
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Launch(process.waitFor(), said);
    }
}
