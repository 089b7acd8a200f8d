package dev.densescope.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(
                        new ArithmeticException("integer overflow"),
                        "The run failed: integer overflow. This is a fault in DenseScope: please report it with the log."),
                Arguments.of(
                        new NullPointerException(),
                        "The run failed: NullPointerException. This is a fault in DenseScope: please report it with the log."),
                Arguments.of(
                        new NoClassDefFoundError("org/a/Missing"),
                        "The run failed: class org.a.Missing is missing. A part of DenseScope cannot be loaded: install it"
                                + " again, and report this with the log if that does not help."),
                Arguments.of(
                        new NoClassDefFoundError("a/Missing").initCause(new ClassNotFoundException("a.Missing")),
                        "The run failed: class a.Missing is missing. A part of DenseScope cannot be loaded: install it"
                                + " again, and report this with the log if that does not help."),
                Arguments.of(
                        new ExceptionInInitializerError(new IllegalStateException("no library")),
                        "The run failed: no library. A part of DenseScope cannot be loaded: install it again, and report"
                                + " this with the log if that does not help."),
                Arguments.of(
                        new OutOfMemoryError("Java heap space"),
                        "The run failed: the Java heap is full. Use a smaller batch or design, or give Java a larger heap"
                                + " (DENSESCOPE_OPTS=-Xmx4g)."),
                Arguments.of(
                        new StackOverflowError(),
                        "The run failed: something is nested too deeply. If a file was being read, it may be damaged;"
                                + " otherwise report this with the log."),
                Arguments.of(
                        new IllegalStateException("a kernel failed", new IOException("No space left on device")),
                        "The run failed: No space left on device. Free some space on its disk, and try" + " again."),
                Arguments.of(
                        new AssertionError("must not be"),
                        "The run failed: must not be. This is a fault in DenseScope: please report it with the log."));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aFailureIsToldWithItsCauseAndANextStep(Throwable thrown, String sentence) {
        assertEquals(sentence, Failures.end("The run failed", thrown).sentence());
    }

    @Test
    void theDetailsAreTheStack() {
        Failure failure = Failures.end("The run failed", new LinkageError("broken"));
        String details = failure.details();
        assertTrue(details.startsWith(failure.sentence()), details);
        assertTrue(details.contains("java.lang.LinkageError: broken"), details);
        assertTrue(details.contains("at " + getClass().getName()), details);
    }

    @Test
    void causesThatGoRoundInACircleAreToldAllTheSame() {
        IllegalStateException one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));
        assertTrue(Failures.end("The run failed", one).sentence().startsWith("The run failed: "));
    }

    @Test
    void onlyAFullHeapIsCalledSo() {
        assertTrue(Failures.end("The run failed", failing(new OutOfMemoryError("Java heap space")))
                .sentence()
                .startsWith("Java's heap is full: "));
        assertEquals(
                "A part of DenseScope failed, and the reason could not be described: see the log.",
                Failures.end("The run failed", failing(new NoClassDefFoundError("a/Missing")))
                        .sentence());
    }

    /** A failure that fails again when it is asked for its message. */
    private static RuntimeException failing(Error again) {
        return new RuntimeException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw again;
            }
        };
    }
}
