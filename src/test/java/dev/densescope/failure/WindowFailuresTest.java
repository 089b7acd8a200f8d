package dev.densescope.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was thrown and said is what JavaFX 21 threw and said where each thing was missing. */
class WindowFailuresTest {
    private static final Map<String, String> DISPLAY = Map.of("DISPLAY", ":7");
    private static final String FILE = "/home/u/.cache/densescope/javafx/1/libprism_sw.so: ";

    static List<Arguments> causes() {
        return List.of(
                cause(new UnsupportedOperationException("Unable to open DISPLAY"), "", "the display ':7'"),
                cause(new UnsupportedOperationException("Unable to load glass GTK library."), "", "GTK 3"),
                cause(unlinked("glass"), FILE + "/lib/libX11.so.6: file too short", "library libX11.so.6 is missing"),
                cause(
                        unlinked("glassgtk3"),
                        FILE + "libXtst.so.6: cannot open shared object file: No such file or directory",
                        "library libXtst.so.6 is missing"),
                cause(
                        new NullPointerException("Cannot read field \"firstFont\" because \"<local4>\" is null"),
                        "Error: JavaFX detected no fonts! Please refer to release notes for proper font configuration",
                        "there are no fonts"),
                cause(
                        new RuntimeException("No toolkit found"),
                        FILE
                                + "failed to map segment from shared object\nError initializing QuantumRenderer: no suitable"
                                + " pipeline found",
                        "programs may not run from the folder"),
                cause(
                        unlinked("glassgtk3"),
                        "java.io.IOException: Error copying library to cache: No space left on device",
                        "is full"),
                cause(
                        new RuntimeException("No toolkit found"),
                        "Error initializing QuantumRenderer: no suitable pipeline found",
                        "missing, damaged or for another system"),
                cause(
                        new NoClassDefFoundError("javafx/application/Platform"),
                        "",
                        "missing, damaged or for another system"),
                cause(
                        new OutOfMemoryError(
                                "unable to create native thread: possibly out of memory or limits reached"),
                        "",
                        "no more threads"),
                cause(new OutOfMemoryError("Java heap space"), "", "the Java heap is full"),
                cause(new IllegalStateException("surprise"), "", "surprise"));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void eachCauseIsToldWithItsRemedyAndNoOther(Throwable thrown, String said, String cause) {
        String sentence = WindowFailures.sentence(thrown, said, DISPLAY).toString();

        assertTrue(sentence.startsWith("DenseScope cannot open its window: "), sentence);
        assertTrue(sentence.contains(cause), sentence);
        assertTrue(sentence.endsWith("."), sentence);
        assertFalse(sentence.contains("no display"), sentence);
        assertFalse(sentence.contains("\n"), sentence);
    }

    @Test
    void withoutAnXServerNothingIsTried() {
        assertTrue(
                WindowFailures.noDisplay(Map.of("DISPLAY", " ")).orElseThrow().contains("there is no display"));
        assertTrue(WindowFailures.noDisplay(Map.of("WAYLAND_DISPLAY", "wayland-0"))
                .orElseThrow()
                .contains("only Wayland. Install Xwayland"));
        assertEquals(Optional.empty(), WindowFailures.noDisplay(DISPLAY));
        assertEquals(
                Optional.empty(), WindowFailures.noDisplay(Map.of("DISPLAY", ":0", "WAYLAND_DISPLAY", "wayland-0")));
    }

    private static Throwable unlinked(String library) {
        Throwable cause = new UnsatisfiedLinkError("no %s in java.library.path: /usr/lib".formatted(library));
        return new RuntimeException(cause);
    }

    private static Arguments cause(Throwable thrown, String said, String cause) {
        return Arguments.of(Stream.of(thrown, said, cause).toArray());
    }
}
