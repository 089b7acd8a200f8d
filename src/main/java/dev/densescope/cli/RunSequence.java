package dev.densescope.cli;

import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.RunSettings;
import dev.densescope.session.Runner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs one after the other, until all have ended or Ctrl-C is heard. Confined to one thread. */
final class RunSequence {
    private static final long WAIT_MILLIS = 100;

    private final Runner runner;
    private final Interruption interruption;
    private final ProgressDisplay progress;

    /**
     * What came of it.
     *
     * @param records of the runs that were started, whatever their outcome
     * @param refusal why the next was not started, one sentence
     */
    record Result(List<RunRecord> records, Optional<String> refusal) {
        Result {
            records = List.copyOf(records);
        }
    }

    /**
     * What is to be run.
     *
     * @param settings in order
     * @param outputs files of parameters; all runs train the same, so the first that completes is the last to write them
     * @param force whether to start although the prediction exceeds the memory there is
     */
    record Plan(List<RunSettings> settings, RunOutputs outputs, boolean force) {
        Plan {
            settings = List.copyOf(settings);
        }
    }

    RunSequence(Runner runner, Interruption interruption, ProgressDisplay progress) {
        this.runner = runner;
        this.interruption = interruption;
        this.progress = progress;
    }

    /**
     * Runs the plan's settings in order, each into the run file at the same place.
     *
     * @throws RunRefusedException if the first is refused: nothing was written then
     */
    Result run(Plan plan, List<Path> runFiles) {
        List<RunSettings> settings = plan.settings();
        List<RunRecord> records = new ArrayList<>();
        for (int i = 0; i < settings.size() && !interruption.interrupted(); i++) {
            try {
                boolean written = records.stream().anyMatch(record -> record.outcome() instanceof RunOutcome.Completed);
                RunOutputs outputs = written ? RunOutputs.only(Optional.empty()) : plan.outputs();
                records.add(run(settings.get(i), outputs.withRunFile(runFiles.get(i)), plan.force()));
            } catch (RunRefusedException refused) {
                if (interruption.interrupted()) {
                    break;
                }
                if (records.isEmpty()) {
                    throw refused;
                }
                return new Result(records, Optional.of(refused.getMessage()));
            }
        }
        return new Result(records, Optional.empty());
    }

    private RunRecord run(RunSettings settings, RunOutputs outputs, boolean force) {
        Run run = runner.start(settings, outputs, force, interruption::interrupted);
        interruption.watch(run);
        RunRecord record = await(run);
        progress.ended(run);
        return record;
    }

    private RunRecord await(Run run) {
        CompletableFuture<RunRecord> ended = run.ended();
        while (true) {
            try {
                return ended.get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException running) {
                progress.update(run);
            } catch (InterruptedException stopped) {
                run.cancel();
                RunRecord record = ended.join();
                Thread.currentThread().interrupt();
                return record;
            } catch (ExecutionException broken) {
                throw new IllegalStateException("a run must end with an outcome, but it threw", broken);
            }
        }
    }
}
