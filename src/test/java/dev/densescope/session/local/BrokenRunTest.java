package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.LoggedFailures;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown wherever ends the run as failed, with a sentence and a stack in the log, and the next run works. */
class BrokenRunTest {
    @TempDir
    private Path folder;

    private final FakeDevices devices = new FakeDevices();
    private final LocalRunner runner = new LocalRunner(devices, OptionalLong.empty(), () -> Long.MAX_VALUE);
    private final LoggedFailures logged = new LoggedFailures();

    @AfterEach
    void stop() {
        runner.close();
        logged.close();
    }

    /** Where a run can break on its thread. */
    enum Place {
        OPENING,
        RESERVING,
        MAKING_KERNELS,
        A_KERNEL,
        GIVING_BACK
    }

    private void plant(Place place, Runnable action) {
        switch (place) {
            case OPENING -> devices.whenOpened(action);
            case RESERVING -> devices.whenReserved(action);
            case MAKING_KERNELS -> devices.whenKernelsAreMade(action);
            case A_KERNEL -> devices.whenKernelRuns(action);
            case GIVING_BACK -> devices.whenClosed(action);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMissingClassEndsTheRunAtAnyPoint(Place place) throws Exception {
        plant(place, throwing(() -> new NoClassDefFoundError("org/planted/Missing")));
        Path file = folder.resolve("broken.dscope");

        Run run = runner.start(TestRuns.settings(0, 2), Optional.of(file), false);
        RunRecord record = TestRuns.end(run);

        RunOutcome.Failed outcome = assertInstanceOf(RunOutcome.Failed.class, record.outcome());
        assertTrue(
                outcome.sentence().startsWith("The run failed: class org.planted.Missing is missing. A part of"),
                outcome.sentence());
        assertEquals(outcome, RunFileReader.read(file).outcome());
        assertTrue(run.failure().orElseThrow().details().contains("NoClassDefFoundError: org/planted/Missing"));
        assertTrue(logged.tell("The run failed", "NoClassDefFoundError: org/planted/Missing", "at dev.densescope."));
        plant(place, () -> {});
        assertEquals(new RunOutcome.Completed(), nextRun().outcome());
    }

    static Stream<Arguments> anything() {
        return Stream.<Supplier<Throwable>>of(
                        () -> new ExceptionInInitializerError(new IllegalStateException("planted")),
                        StackOverflowError::new,
                        () -> new AssertionError("planted"),
                        () -> new UnsatisfiedLinkError("planted"),
                        () -> new ArithmeticException("integer overflow"),
                        () -> new Exception("a checked one that nobody declared"))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("anything")
    void anExceptionInAKernelEndsTheRunAsFailed(Supplier<Throwable> planted) throws Exception {
        devices.whenKernelRuns(throwing(planted));

        RunRecord record = TestRuns.end(runner.start(TestRuns.settings(0, 2), Optional.empty(), false));

        assertInstanceOf(RunOutcome.Failed.class, record.outcome());
        assertTrue(logged.tell("The run failed", planted.get().getClass().getName()));
        devices.whenKernelRuns(() -> {});
        assertEquals(new RunOutcome.Completed(), nextRun().outcome());
    }

    @Test
    void runningOutOfMemoryIsLoggedWithItsStack() throws Exception {
        devices.whenKernelRuns(throwing(() -> new OutOfMemoryError("Java heap space")));
        RunRecord record = TestRuns.end(runner.start(TestRuns.settings(0, 2), Optional.empty(), false));
        assertInstanceOf(RunOutcome.OutOfMemory.class, record.outcome());
        assertTrue(logged.tell("Memory ran out", "OutOfMemoryError: Java heap space"));
    }

    private RunRecord nextRun() throws Exception {
        return TestRuns.end(runner.start(TestRuns.settings(0, 1), Optional.of(folder.resolve("next.dscope")), false));
    }

    private static Runnable throwing(Supplier<Throwable> planted) {
        return () -> BrokenRunTest.<RuntimeException>raise(planted.get());
    }

    @SuppressWarnings("unchecked") // Java does not check at run time what is declared
    private static <T extends Throwable> void raise(Throwable any) throws T {
        throw (T) any;
    }
}
