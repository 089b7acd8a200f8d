package dev.densescope.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.cli.FakeRunner;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.settings.RunSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RunSequenceTest {
    private static final List<RunSettings> SETTINGS = List.of(settings(Strategy.NAIVE), settings(Strategy.SHARED));

    private static final RunSequence.Plan PLAN =
            new RunSequence.Plan(SETTINGS, RunOutputs.only(Optional.empty()), false, 1);

    @TempDir
    private Path folder;

    @Test
    void allRunInOrder() {
        try (Interruption interruption = Interruption.listening()) {
            RunSequence.Result result = sequence(new FakeRunner(), interruption).run(PLAN, files());

            assertEquals(List.of("naive", "shared"), strategies(result));
            assertTrue(result.refusal().isEmpty());
        }
    }

    @Test
    void onlyTheFirstCompletedRunWritesWeights() {
        try (Interruption interruption = Interruption.listening();
                FakeRunner runner = new FakeRunner()) {
            RunOutputs outputs = new RunOutputs(
                    Optional.empty(), Optional.empty(), Optional.of(folder.resolve("weights")), Optional.empty());
            sequence(runner, interruption).run(new RunSequence.Plan(SETTINGS, outputs, false, 1), files());
            assertEquals(
                    List.of(outputs.weights(), Optional.empty()),
                    runner.outputs().stream().map(RunOutputs::weights).toList());
            FakeRunner failing = new FakeRunner().endingWith(new RunOutcome.Failed("It failed."));
            sequence(failing, interruption)
                    .run(
                            new RunSequence.Plan(SETTINGS, outputs, false, 1),
                            List.of(folder.resolve("a"), folder.resolve("b")));
            assertEquals(
                    List.of(outputs.weights(), outputs.weights()),
                    failing.outputs().stream().map(RunOutputs::weights).toList());
        }
    }

    @Test
    void anInterruptionCancelsTheRunAndStartsNoOther() throws InterruptedException {
        try (Interruption interruption = Interruption.listening()) {
            FakeRunner runner = new FakeRunner().endless();
            CompletableFuture<RunSequence.Result> result = new CompletableFuture<>();
            Thread command = new Thread(
                    () -> result.complete(sequence(runner, interruption).run(PLAN, files())));
            command.start();

            interruption.interrupt();
            command.join();

            assertTrue(strategies(result.join()).size() <= 1);
            result.join()
                    .records()
                    .forEach(run -> assertEquals(
                            RunOutcome.Cancelled.class, run.outcome().getClass()));
            assertTrue(interruption.interrupted());
        }
    }

    @Test
    void anInterruptionBeforeTheFirstRunStartsNone() {
        try (Interruption interruption = Interruption.listening()) {
            interruption.interrupt();

            assertEquals(
                    List.of(),
                    sequence(new FakeRunner(), interruption).run(PLAN, files()).records());
        }
    }

    @Test
    void aRunWatchedAfterTheInterruptionIsCancelledAtOnce() {
        try (Interruption interruption = Interruption.listening();
                FakeRunner runner = new FakeRunner().endless()) {
            Run run = runner.start(SETTINGS.get(0), Optional.empty(), false);
            interruption.interrupt();

            interruption.watch(run);

            assertEquals("cancelled", run.ended().join().outcome().id());
        }
    }

    private List<Path> files() {
        return List.of(folder.resolve("first.dscope"), folder.resolve("second.dscope"));
    }

    private static RunSequence sequence(FakeRunner runner, Interruption interruption) {
        Terminal terminal =
                new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false);
        return new RunSequence(
                runner,
                interruption,
                new ProgressDisplay(terminal, true),
                new DatasetDisplay(terminal, false),
                new NoticeLines(terminal, List.of()));
    }

    private static List<String> strategies(RunSequence.Result result) {
        return result.records().stream()
                .map(RunRecord::settings)
                .map(settings -> settings.storage().id())
                .toList();
    }

    private static RunSettings settings(Strategy strategy) {
        return SampleRuns.run(SampleRuns.smallSpec(), strategy, 2).settings();
    }
}
