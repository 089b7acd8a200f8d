package dev.densescope.device.cuda.emulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.cuda.global.cudart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What the emulated CUDA prints, and where it lets a process crash. */
@EnabledIf("dev.densescope.device.cuda.emulated.EmulatedCuda#supported")
final class EmulatedProcessTest {
    @TempDir
    private Path folder;

    /** How a process ended, and what it printed. */
    private record Ending(int status, String output, String errors) {}

    private Ending run(String what, String settings) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        ProcessBuilder process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + folder.resolve("crash.log"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmulatedProgram.class.getName(),
                        what))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        process.environment().put(EmulatedCuda.ENVIRONMENT, settings);
        process.environment().put("JDK_JAVA_OPTIONS", nativeAccess());
        int status = process.start().waitFor();
        return new Ending(status, Files.readString(output), Files.readString(errors));
    }

    /** What newer JDKs must be told, and 17 does not know. */
    private static String nativeAccess() {
        return Runtime.version().feature() >= 24 ? "--enable-native-access=ALL-UNNAMED" : "";
    }

    @Test
    void allBindingsLoadWithoutAWarning() throws IOException, InterruptedException {
        Ending ending = run("load", "gpus=3;name=Another GPU");
        assertEquals("3 GPUs", ending.output());
        assertTrue(ending.errors().lines().allMatch(line -> line.startsWith("NOTE:")), ending.errors());
        assertEquals(0, ending.status());
    }

    @Test
    void aKernelThatStaysWithinItsMemoryEndsWell() throws IOException, InterruptedException {
        assertEquals("error 0", run("within", "").output());
    }

    @Test
    void aKernelThatReadsBeyondItsMemoryCrashesTheProcess() throws IOException, InterruptedException {
        Ending ending = run("beyond", "");
        assertNotEquals(0, ending.status());
        assertTrue(ending.output().contains("SIGSEGV"), ending.output());
    }

    @Test
    void memoryThatWasFreedIsNoArgument() throws IOException, InterruptedException {
        assertEquals("error " + cudart.cudaErrorIllegalAddress, run("freed", "").output());
    }

    @Test
    void aWriteIntoTheGapBehindMemoryIsNoticedWhenItIsFreed() throws IOException, InterruptedException {
        Ending ending = run("beside", "");
        assertEquals("error " + cudart.cudaErrorIllegalAddress, ending.output());
        assertTrue(ending.errors().contains("just outside an allocation of 12 bytes"), ending.errors());
    }
}
