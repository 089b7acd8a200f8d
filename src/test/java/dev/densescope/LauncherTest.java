package dev.densescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell script that starts the program, with a Java that only says how it was called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no sh")
class LauncherTest {
    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;

    @TempDir
    private Path javaHome;

    private record Launch(int exitCode, String said) {}

    @Test
    void aJavaThatDoesNotStartIsQuoted() throws IOException, InterruptedException {
        Launch launch = launch("echo '#'; echo '# There is'; echo '# insufficient memory.'; exit 1", Map.of());

        assertEquals(BAD_USAGE, launch.exitCode());
        assertEquals(
                "densescope: '%s/bin/java' does not start: There is insufficient memory; raise this process' limits (ulimit -a, or the container's), or give Java less memory (DENSESCOPE_OPTS=-Xmx512m).\n"
                        .formatted(javaHome),
                launch.said());
    }

    @Test
    void javaIsTriedWithTheOptionsOfTheRealStart() throws IOException, InterruptedException {
        Launch launch = launch("echo \"$JDK_JAVA_OPTIONS\"; exit 1", Map.of("DENSESCOPE_OPTS", "-Xmx7m"));

        assertTrue(launch.said().contains("/lib/java.options\" -Xmx7m"), launch.said());
    }

    @Test
    void tooFewOpenFilesAreToldBeforePartsAreMissing() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", "ulimit -n 40; exec sh packaging/densescope devices")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(
                "densescope: this process may have 40 files open, and DenseScope needs 64; raise the limit (ulimit -n 1024).\n",
                said);
        assertEquals(FAILED, process.waitFor());
    }

    @Test
    void anOldJavaIsRefused() throws IOException, InterruptedException {
        Launch launch = launch("echo 'java version \"1.8.0_402\"'", Map.of());

        assertEquals(BAD_USAGE, launch.exitCode());
        assertTrue(launch.said().contains("is Java 8; DenseScope needs Java 17 or newer"), launch.said());
    }

    @Test
    void whereTheLocaleGivesAsciiFileNamesAreUtf8WhateverItIsCalled() throws IOException, InterruptedException {
        Map<String, String> notInstalled = Map.of("LC_ALL", "de_DE.UTF-8");

        assertTrue(launch(withEncoding("ANSI_X3.4-1968"), notInstalled).said().contains("<C.UTF-8>"));
        assertTrue(
                launch(withEncoding("US-ASCII"), Map.of("LC_ALL", "C")).said().contains("<C.UTF-8>"));
    }

    @Test
    void aLocaleThatIsInstalledIsLeftAlone() throws IOException, InterruptedException {
        Map<String, String> installed = Map.of("LC_ALL", "de_DE@euro");

        assertTrue(launch(withEncoding("UTF-8"), installed).said().contains("<de_DE@euro>"));
        assertTrue(launch(withEncoding("ISO-8859-15"), installed).said().contains("<de_DE@euro>"));
    }

    @Test
    void theFirstWindowWritesAnArchiveOfItsClassesAndTheNextStartsUseIt(@TempDir Path cache)
            throws IOException, InterruptedException {
        Map<String, String> here = Map.of("DENSESCOPE_CACHE", cache.toString());

        assertFalse(launch(ARCHIVING, here).said().contains("jsa"), "a command writes none");
        assertTrue(window(ARCHIVING, here).said().contains("<-XX:ArchiveClassesAtExit=" + cache));
        assertTrue(window(ARCHIVING, here).said().contains("<-XX:SharedArchiveFile=" + cache));
        assertTrue(launch(ARCHIVING, here).said().contains("<-XX:SharedArchiveFile=" + cache));
    }

    @Test
    void anArchiveThatWasNotCompletedIsWrittenAgain(@TempDir Path cache) throws IOException, InterruptedException {
        Map<String, String> here = Map.of("DENSESCOPE_CACHE", cache.toString());
        window(ARCHIVING, here);

        String refusing = ARCHIVING.replace("exit 0", "exit 1");

        assertTrue(window(refusing, here).said().contains("<-XX:ArchiveClassesAtExit=" + cache));
    }

    @Test
    void whereOthersMayWriteNoArchiveIsUsed(@TempDir Path cache) throws IOException, InterruptedException {
        Path archives = Files.createDirectory(cache.resolve("classes"));
        Files.setPosixFilePermissions(archives, PosixFilePermissions.fromString("rwxrwxrwx"));

        Launch launch = window(ARCHIVING, Map.of("DENSESCOPE_CACHE", cache.toString()));

        assertFalse(launch.said().contains("jsa"), launch.said());
    }

    /** A Java that answers as the real one does, writes an archive if it is told to, and says its arguments. */
    private static final String ARCHIVING = """
            case "$*" in *-XshowSettings*) echo '    java.home = /java'; echo 'openjdk version "17.0.1"'; exit ;; esac
            case "$*" in *-Xshare:on*) exit 0 ;; esac
            for argument; do
                echo "<$argument>"
                case $argument in -XX:ArchiveClassesAtExit=*) echo classes > "${argument#*=}" ;; esac
            done
            """;

    /** A Java that answers as the real one does, and says which locale it is started in. */
    private static String withEncoding(String encoding) {
        return "echo 'Property settings:'; echo '    sun.jnu.encoding = %s'; echo 'openjdk version \"17.0.1\"'; echo \"<$LC_ALL>\""
                .formatted(encoding);
    }

    private Launch launch(String java, Map<String, String> environment) throws IOException, InterruptedException {
        return launch(java, environment, "devices");
    }

    private Launch window(String java, Map<String, String> environment) throws IOException, InterruptedException {
        return launch(java, environment, new String[0]);
    }

    private Launch launch(String java, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path program = Files.createDirectories(javaHome.resolve("bin")).resolve("java");
        Files.writeString(program, "#!/bin/sh\n" + java + "\n");
        assertTrue(program.toFile().setExecutable(true));
        List<String> command = new ArrayList<>(List.of("sh", "packaging/densescope"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Launch(process.waitFor(), said);
    }
}
