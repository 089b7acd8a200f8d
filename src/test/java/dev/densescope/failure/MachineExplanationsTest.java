package dev.densescope.failure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.language.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MachineExplanationsTest {
    static List<Arguments> limits() {
        String library = "/c/libjnidnnl.so: /c/libjnidnnl.so: ";
        return List.of(
                Arguments.of(new OutOfMemoryError("Java heap space"), "the Java heap is full", "-Xmx4g"),
                Arguments.of(new OutOfMemoryError("GC overhead limit exceeded"), "the Java heap is full", "-Xmx4g"),
                Arguments.of(
                        new OutOfMemoryError("unable to create native thread: possibly out of memory"),
                        "no more threads",
                        "ulimit -u"),
                Arguments.of(new OutOfMemoryError("Metaspace"), "memory for classes", "MaxMetaspaceSize"),
                Arguments.of(new OutOfMemoryError("Failed to allocate [4096] bytes"), "no more memory", "ulimit -v"),
                Arguments.of(new OutOfMemoryError(), "no more memory", "ulimit -v"),
                Arguments.of(
                        new OutOfMemoryError("Requested array size exceeds VM limit"),
                        "the Java heap is full",
                        "-Xmx4g"),
                Arguments.of(new OutOfMemoryError("oneDNN could not create a stream"), "no more memory", "ulimit -v"),
                Arguments.of(
                        new OutOfMemoryError("Cannot reserve 8192 bytes of direct buffer memory"),
                        "no more memory",
                        "ulimit -v"),
                Arguments.of(
                        new UnsatisfiedLinkError(library + "cannot allocate memory in static TLS block"),
                        "no more memory",
                        "ulimit -v"),
                Arguments.of(
                        new UnsatisfiedLinkError(library + "failed to map segment from shared object"),
                        "failed to map segment",
                        "noexec"),
                Arguments.of(
                        new UnsatisfiedLinkError(library + "/lib/libc.so.6: version `GLIBC_2.38' not found"),
                        "GLIBC_2.38",
                        "too old"),
                Arguments.of(
                        new UnsatisfiedLinkError("libgomp.so.1: cannot open shared object file: No such file"),
                        "libgomp.so.1",
                        "install its package"),
                Arguments.of(
                        new FileSystemException("/d/report.json", null, "Too many open files"),
                        "reached its limit of open files",
                        "ulimit -n"),
                Arguments.of(
                        new IOException("No space left on device"),
                        "No space left on device",
                        "Free some space on its disk"),
                Arguments.of(
                        new FileSystemException("/d/x", null, "Read-only file system"),
                        "/d/x",
                        "Choose a writable folder"));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aLimitIsToldWithWhatLiftsIt(Throwable thrown, String cause, String nextStep) {
        String sentence = Explanations.of(thrown)
                .sentence(Text.of("The run failed"), thrown)
                .toString();

        assertTrue(sentence.startsWith("The run failed: "), sentence);
        assertTrue(sentence.contains(cause), sentence);
        assertTrue(sentence.contains(nextStep), sentence);
    }

    @Test
    void aLimitIsFoundBelowWhatHidesIt() {
        Throwable hidden = new IllegalStateException(
                "no data", new UncheckedIOException(new FileSystemException("/d", null, "Too many open files")));

        assertTrue(Explanations.of(hidden)
                .sentence(Text.of("The run failed"), hidden)
                .toString()
                .contains("ulimit -n"));
    }
}
