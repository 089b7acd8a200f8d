package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.MemoryAgreement;
import dev.densescope.session.Run;
import dev.densescope.session.RunGroup;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.device.Devices;
import dev.densescope.session.device.LimitedDevices;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.file.RunFileException;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.file.table.RunFileFormat;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunLength;
import dev.densescope.session.settings.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a group take turns, and each computes what it would alone. */
class RoundsTest {
    private static final int ROUNDS = 3;

    private final FakeDevices fakes = new FakeDevices().inSteadyStep(step -> {});
    private Optional<LocalRunner> runner = Optional.empty();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        runner.ifPresent(LocalRunner::close);
    }

    @Test
    void turnsDoNotChangeWhatARunComputes() throws Exception {
        runner = Optional.of(new LocalRunner(new LocalDevices()));
        RunGroup group = new RunGroup(ROUNDS);
        List<Run> runs = List.of(
                start(group, settings(Strategy.NAIVE, "cpu"), "naive"),
                start(group, settings(Strategy.SHARED, "cpu"), "shared"));
        group.begin();
        RunRecord naive = TestRuns.end(runs.get(0));
        RunRecord shared = TestRuns.end(runs.get(1));
        RunSettings alone = shared.settings().withoutRounds();
        RunRecord whole =
                TestRuns.end(runner.orElseThrow().start(alone, Optional.of(folder.resolve("alone.dscope")), false));
        assertEquals(new RunOutcome.Completed(), naive.outcome());
        assertEquals(new RunOutcome.Completed(), shared.outcome());
        assertEquals(9, whole.steps().size());
        assertEquals(whole.losses(), naive.losses());
        assertEquals(whole.losses(), shared.losses());
        for (RunRecord record : List.of(naive, shared)) {
            assertTrue(MemoryAgreement.of(record).isExact());
        }
        assertEquals(List.of(1, 1, 1, 1, 2, 2, 2, 3, 3), turns(shared));
        assertEquals(
                List.of(true, true, false, false, true, false, false, true, false),
                shared.steps().stream().map(StepSummary::warmup).toList());
        RunRecord read = RunFileReader.read(folder.resolve("shared.dscope"));
        assertEquals(shared.settings(), read.settings());
        assertEquals(shared.steps(), read.steps());
        assertEquals(Optional.of(group.rounds()), read.settings().length().rounds());
        assertEquals(List.of(), temporaryFiles());
    }

    @Test
    void everySecondRoundIsInReverseOrderAndMemoryIsThatOfOneRun() throws Exception {
        List<String> turns = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        fakes.whenReserved(() -> {
            synchronized (turns) {
                open.add(fakes.opened.get());
                turns.add(IntStream.range(0, runs.size())
                        .filter(run -> runs.get(run).hasTurn())
                        .mapToObj(Integer::toString)
                        .reduce("", String::concat));
            }
        });
        RunGroup group = new RunGroup(ROUNDS);
        for (int run = 0; run < 3; run++) {
            runs.add(start(group, settings(Strategy.SHARED, "fake"), "run" + run));
        }
        assertEquals(0, group.round());
        assertTrue(runs.stream().noneMatch(Run::hasTurn));
        group.begin();
        for (Run run : runs) {
            assertEquals(new RunOutcome.Completed(), TestRuns.end(run).outcome());
        }
        assertEquals(List.of("0", "1", "2", "2", "1", "0", "0", "1", "2"), turns);
        assertEquals(List.of(1, 1, 1, 1, 1, 1, 1, 1, 1), open);
        assertEquals(0, fakes.allocatedBytes.get());
    }

    @Test
    void aRunWithoutEnoughMemoryLeavesTheOthersTheirTurns() throws Exception {
        runner = Optional.of(new LocalRunner(new LocalDevices()));
        long enough = shortOf(settings(Strategy.NAIVE, "cpu"));
        runner.ifPresent(LocalRunner::close);
        Devices small = new LimitedDevices(new LocalDevices(), enough);
        runner = Optional.of(new LocalRunner(small));
        RunGroup group = new RunGroup(ROUNDS);
        List<Run> runs = List.of(
                start(group, settings(Strategy.NAIVE, "cpu"), "naive"),
                start(group, settings(Strategy.SHARED, "cpu"), "shared"));
        group.begin();
        assertInstanceOf(RunOutcome.OutOfMemory.class, TestRuns.end(runs.get(0)).outcome());
        assertEquals(new RunOutcome.Completed(), TestRuns.end(runs.get(1)).outcome());
        assertInstanceOf(
                RunOutcome.OutOfMemory.class,
                RunFileReader.read(folder.resolve("naive.dscope")).outcome());
        assertEquals(List.of(1, 1, 1, 1, 2, 2, 2, 3, 3), turns(RunFileReader.read(folder.resolve("shared.dscope"))));
    }

    /** Bytes in which the strategy does not fit, and those that share do. */
    private long shortOf(RunSettings settings) {
        return RunPlan.of(settings).prediction().reservedBytes() - 1;
    }

    @Test
    void aRunThatIsCancelledBetweenItsTurnsKeepsItsStepsAndItsCheckpoint() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        List<Run> runs = new ArrayList<>();
        fakes.inSteadyStep(step -> {
            if (runs.get(1).hasTurn() && step == 1) {
                second.countDown();
                awaitUninterruptibly(cancelled);
            }
        });
        RunGroup group = new RunGroup(ROUNDS);
        Path checkpoint = folder.resolve("state.safetensors");
        RunOutputs outputs = RunOutputs.only(Optional.of(folder.resolve("first.dscope")))
                .withCheckpoint(new RunOutputs.Checkpoint(checkpoint, 0));
        runs.add(
                fake().start(settings(Strategy.SHARED, "fake").in(group.rounds()), outputs, group, false, () -> false));
        runs.add(start(group, settings(Strategy.SHARED, "fake"), "second"));
        group.begin();
        awaitUninterruptibly(second);
        assertFalse(runs.get(0).hasTurn());
        runs.get(0).cancel();
        RunRecord first = TestRuns.end(runs.get(0));
        cancelled.countDown();
        assertEquals(new RunOutcome.Cancelled(4), first.outcome());
        assertEquals(
                4, RunFileReader.read(folder.resolve("first.dscope")).steps().size());
        assertEquals(4, runs.get(0).checkpointSteps().orElse(0));
        assertTrue(Files.size(checkpoint) > 0);
        assertEquals(new RunOutcome.Completed(), TestRuns.end(runs.get(1)).outcome());
        assertEquals(List.of(), temporaryFiles());
    }

    @Test
    void cancellingAllEndsAlsoThoseThatHaveNotBegun() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        fakes.inSteadyStep(step -> first.countDown());
        RunGroup group = new RunGroup(ROUNDS);
        RunSettings long1 = TestRuns.settings(Strategy.SHARED, "fake", 1, 1_000_000);
        List<Run> runs = List.of(start(group, long1, "a"), start(group, long1, "b"));
        group.begin();
        awaitUninterruptibly(first);
        runs.forEach(Run::cancel);
        assertInstanceOf(RunOutcome.Cancelled.class, TestRuns.end(runs.get(0)).outcome());
        assertEquals(new RunOutcome.Cancelled(0), TestRuns.end(runs.get(1)).outcome());
        for (String name : List.of("a.dscope", "b.dscope")) {
            assertInstanceOf(
                    RunOutcome.Cancelled.class,
                    RunFileReader.read(folder.resolve(name)).outcome());
        }
    }

    @Test
    void aRunThatFailsLeavesTheOthersTheirTurns() throws Exception {
        List<Run> runs = new ArrayList<>();
        fakes.inSteadyStep(step -> {
            if (runs.get(0).hasTurn() && step == 6) {
                throw new IllegalStateException("planted");
            }
        });
        RunGroup group = new RunGroup(ROUNDS);
        runs.add(start(group, settings(Strategy.SHARED, "fake"), "failing"));
        runs.add(start(group, settings(Strategy.SHARED, "fake"), "other"));
        group.begin();
        RunRecord failed = TestRuns.end(runs.get(0));
        assertInstanceOf(RunOutcome.Failed.class, failed.outcome());
        assertEquals(
                5, RunFileReader.read(folder.resolve("failing.dscope")).steps().size());
        assertEquals(new RunOutcome.Completed(), TestRuns.end(runs.get(1)).outcome());
        assertEquals(0, fakes.opened.get());
    }

    @Test
    void progressDoesNotCountTheTurnsOfOthers() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        List<Run> runs = new ArrayList<>();
        fakes.inSteadyStep(step -> {
            if (runs.get(1).hasTurn() && step == 1) {
                second.countDown();
                awaitUninterruptibly(released);
            }
        });
        RunGroup group = new RunGroup(ROUNDS);
        runs.add(start(group, settings(Strategy.SHARED, "fake"), "first"));
        runs.add(start(group, settings(Strategy.SHARED, "fake"), "second"));
        group.begin();
        awaitUninterruptibly(second);
        RunProgress paused = runs.get(0).progress();
        assertEquals(4, paused.finishedSteps().size());
        assertEquals(paused.elapsedNanos(), runs.get(0).progress().elapsedNanos());
        released.countDown();
        TestRuns.end(runs.get(1));
    }

    @Test
    void noOtherRunStartsMeanwhile() throws Exception {
        RunGroup group = new RunGroup(ROUNDS);
        Run waiting = start(group, settings(Strategy.SHARED, "fake"), "waiting");
        RunSettings other = TestRuns.settings(0, 1);
        assertThrows(RunRefusedException.class, () -> fake().start(other, Optional.empty(), false));
        waiting.cancel();
        TestRuns.end(waiting);
        assertEquals(
                new RunOutcome.Completed(),
                TestRuns.end(fake().start(other, Optional.empty(), false)).outcome());
    }

    @Test
    void moreRoundsThanMeasuredStepsAreRefused() {
        RunGroup group = new RunGroup(4);
        RunRefusedException refused = assertThrows(
                RunRefusedException.class, () -> start(group, TestRuns.settings(Strategy.SHARED, "fake", 1, 3), "few"));
        assertEquals(
                "4 rounds need at least 8 steps, to warm up and to measure in each, but the run has 7: ask for fewer rounds.",
                refused.sentence());
        assertFalse(Files.exists(folder.resolve("few.dscope")));
    }

    @Test
    void turnsShareTheStepsEvenly() {
        for (int warmup = 1; warmup <= 3; warmup++) {
            for (int steps = 1; steps <= 12; steps++) {
                for (int rounds = 1; rounds <= steps; rounds++) {
                    requireEven(TestRuns.settings(warmup, steps)
                            .in(new RunGroup(rounds).rounds())
                            .length());
                }
            }
        }
    }

    private static void requireEven(RunLength length) {
        int measured = 0;
        int turn = 1;
        for (int step = 1; step <= length.totalSteps(); step++) {
            boolean isNew = length.turnOf(step) != turn;
            assertEquals(isNew ? turn + 1 : turn, length.turnOf(step), () -> length.toString());
            turn = length.turnOf(step);
            assertEquals(isNew || step <= length.firstWarmupSteps(), length.isWarmup(step), () -> length.toString());
            measured += length.isWarmup(step) ? 0 : 1;
            assertEquals(
                    step == length.totalSteps() || length.turnOf(step + 1) > turn,
                    step == length.lastStepOf(turn),
                    () -> length.toString());
        }
        assertEquals(length.turns(), turn, () -> length.toString());
        assertEquals(length.steps(), measured, () -> length.toString());
    }

    @Test
    void inconsistentTurnsInAFileAreDamage() throws Exception {
        RunGroup group = new RunGroup(ROUNDS);
        Run run = start(group, settings(Strategy.SHARED, "fake"), "run");
        group.begin();
        assertEquals(new RunOutcome.Completed(), TestRuns.end(run).outcome());
        Path file = folder.resolve("run.dscope");
        assertEquals(9, RunFileReader.read(file).steps().size());
        for (String change : List.of(
                "UPDATE steps SET turn = 2 WHERE step = 1",
                "UPDATE steps SET turn = 0",
                "UPDATE steps SET warmup = 0",
                "UPDATE run SET rounds = 4",
                "UPDATE run SET rounds = 9",
                "UPDATE run SET rounds = NULL",
                "UPDATE run SET run_group = NULL",
                "UPDATE run SET run_group = 'Not one'",
                "UPDATE run SET rounds = NULL, run_group = NULL",
                "UPDATE run SET rounds = 2147483647")) {
            Path changed = Files.copy(file, folder.resolve("changed.dscope"), StandardCopyOption.REPLACE_EXISTING);
            try (Connection connection = DriverManager.getConnection(RunFileFormat.address(changed));
                    Statement sql = connection.createStatement()) {
                sql.execute(change);
            }
            assertThrows(RunFileException.class, () -> RunFileReader.read(changed), change);
        }
    }

    private static RunSettings settings(Strategy strategy, String device) {
        return TestRuns.settings(strategy, device, 2, 5);
    }

    private Run start(RunGroup group, RunSettings settings, String name) {
        RunOutputs outputs = RunOutputs.only(Optional.of(folder.resolve(name + ".dscope")));
        return fake().start(settings.in(group.rounds()), outputs, group, false, () -> false);
    }

    private LocalRunner fake() {
        if (runner.isEmpty()) {
            runner = Optional.of(new LocalRunner(fakes, OptionalLong.empty(), () -> Long.MAX_VALUE));
        }
        return runner.get();
    }

    private static List<Integer> turns(RunRecord record) {
        return record.steps().stream().map(StepSummary::turn).toList();
    }

    private List<Path> temporaryFiles() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tmp")).toList();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
