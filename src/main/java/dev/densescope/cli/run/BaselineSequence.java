package dev.densescope.cli.run;

import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RecordedRun;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.baseline.BaselineRun;
import dev.densescope.session.baseline.BaselineRunner;
import dev.densescope.session.settings.RunSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Executes a baseline after the runs, until it has ended or Ctrl-C. Confined to one thread. */
public final class BaselineSequence {
    private final Interruption interruption;
    private final ProgressDisplay progress;
    private final NoticeLines notices;

    /**
     * The result.
     *
     * @param records of the started baseline; empty if there is none
     * @param runFiles of each record
     * @param refusal why it was not started
     */
    public record Result(List<BaselineRecord> records, List<Path> runFiles, Optional<RunRefusedException> refusal) {
        private static final Result NONE = new Result(List.of(), List.of(), Optional.empty());

        public Result {
            records = List.copyOf(records);
            runFiles = List.copyOf(runFiles);
        }
    }

    public BaselineSequence(Interruption interruption, ProgressDisplay progress, NoticeLines notices) {
        this.interruption = interruption;
        this.progress = progress;
        this.notices = notices;
    }

    /**
     * Trains as the runs of a plan do, if there is a run file more than runs.
     *
     * @param runFiles of the runs, and then of the baseline
     * @param runs what has become of the runs; if one could not start, nothing else does
     */
    public Result run(RunSequence.Plan plan, List<Path> runFiles, RunSequence.Result runs) {
        int count = plan.settings().size();
        if (runs.refusal().isPresent() || interruption.interrupted() || runFiles.size() == count) {
            return Result.NONE;
        }
        Path file = runFiles.get(count);
        try {
            return new Result(List.of(run(settings(plan, runs), file, plan.force())), List.of(file), Optional.empty());
        } catch (RunRefusedException refused) {
            return interruption.interrupted() ? Result.NONE : new Result(List.of(), List.of(), Optional.of(refused));
        }
    }

    /** With the device and the number of steps of the runs; it takes no turns. */
    private static RunSettings settings(RunSequence.Plan plan, RunSequence.Result runs) {
        RunSettings wanted = plan.settings().get(0);
        return runs.records().stream()
                .findFirst()
                .map(RecordedRun::settings)
                .map(settings -> wanted.withDevice(settings.device()).lasting(settings.warmupSteps(), settings.steps()))
                .orElse(wanted);
    }

    private BaselineRecord run(RunSettings settings, Path runFile, boolean force) {
        BaselineRun run = new BaselineRunner().start(settings, Optional.of(runFile), force, interruption::interrupted);
        interruption.watch(run::cancel);
        notices.say(run.progress().notices());
        BaselineRecord record =
                RunEnd.await(run.ended(), run::cancel, () -> progress.update(run.id(), run.settings(), run.progress()));
        progress.ended(run.id(), run.settings(), run.progress());
        return record;
    }
}
