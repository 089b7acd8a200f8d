package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What breaks while the program starts, or ends, in a process of its own: one sentence, and a stack in the log. */
@Timeout(240)
class BrokenProcessTest {
    @TempDir
    private Path folder;

    @Test
    void aStartWithAMissingClass() throws IOException, InterruptedException {
        assertEquals(ExitCodes.FAILED, run(without("picocli"), "dev.densescope.Main", "devices"));
        assertSaid("densescope: DenseScope could not start: class picocli.");
        assertTrue(log().contains("NoClassDefFoundError: picocli/"), log());
        assertTrue(log().contains("at dev.densescope.Main.start"), log());
    }

    @Test
    void aFailedStartIsReportedWithoutALogger() throws IOException, InterruptedException {
        assertEquals(ExitCodes.FAILED, run(without("logback"), "dev.densescope.Main", "devices"));
        assertSaid("densescope: DenseScope could not start: class ch.qos.logback.");
        assertEquals(ExitCodes.FAILED, run(without("slf4j", "logback"), "dev.densescope.Main", "devices"));
        assertSaid("densescope: DenseScope could not start: a part of it is missing or cannot be read (");
        assertTrue(said().contains("Reinstall it."), said());
        assertFalse(said().contains("\tat "), said());
    }

    @Test
    void actionsAtTheEndOfTheProcess() throws IOException, InterruptedException {
        assertEquals(ExitCodes.DONE, run(without(), BrokenEnd.class.getName(), folder.toString()));
        assertSaid("densescope: A part of DenseScope failed: class planted.Missing is missing.");
        assertTrue(log().contains("Thread 'end of a test' failed"), log());
        assertTrue(log().contains("NoClassDefFoundError: planted/Missing"), log());
        assertTrue(log().contains("at " + BrokenEnd.class.getName()), log());
    }

    @Test
    void aRunThatCannotBeCancelledLetsTheCommandEnd() throws IOException, InterruptedException {
        assertEquals(ExitCodes.DONE, run(without(), BrokenCancel.class.getName(), folder.toString()));
        assertTrue(said().contains("the command has ended"), said());
        assertTrue(log().contains("The run could not be cancelled"), log());
        assertTrue(log().contains("LinkageError: planted"), log());
    }

    private int run(List<String> classPath, String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                String.join(File.pathSeparator, classPath)));
        all.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        Process program = builder.start();
        try {
            assertTrue(program.waitFor(120, TimeUnit.SECONDS), said());
            return program.exitValue();
        } finally {
            program.destroyForcibly();
        }
    }

    private static List<String> without(String... libraries) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Arrays.stream(libraries)
                        .noneMatch(library ->
                                Path.of(entry).getFileName().toString().contains(library)))
                .collect(Collectors.toList());
    }

    private void assertSaid(String beginning) throws IOException {
        assertTrue(said().lines().anyMatch(line -> line.startsWith(beginning)), said());
        assertFalse(said().contains("\tat dev.densescope"), said());
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private String log() throws IOException {
        Path log = folder.resolve("data/densescope/logs/densescope.log");
        return Files.exists(log) ? Files.readString(log) : "no log; said: " + said();
    }
}
