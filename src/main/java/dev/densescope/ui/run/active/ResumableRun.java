package dev.densescope.ui.run.active;

import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRecord;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.ui.Messages;
import dev.densescope.ui.run.text.RunText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A requested run, with all data that are needed to resume it.
 *
 * @param settings settings of the whole training, including finished steps
 * @param outputs output files, except the run file
 * @param force whether to run even if the available memory is too small
 */
public record ResumableRun(RunSettings settings, RunOutputs outputs, boolean force) {

    /** A copy that writes a checkpoint to this file, if it has no checkpoint file. */
    ResumableRun leaving(Path checkpoint) {
        return outputs.checkpoint().isPresent()
                ? this
                : new ResumableRun(settings, outputs.withCheckpoint(new RunOutputs.Checkpoint(checkpoint, 0)), force);
    }

    /** Whether both are the same run, except for the permission to replace files. */
    boolean continues(ResumableRun other) {
        return settings.equals(other.settings) && outputs.checkpoint().equals(other.outputs.checkpoint());
    }

    /** A copy whose completed training is kept, so that it can be saved later. */
    public ResumableRun keepingEnd(boolean keep) {
        return new ResumableRun(settings, outputs.keepingEnd(keep), force);
    }

    /** A copy that may replace files of other trainings. */
    public ResumableRun replacing() {
        return new ResumableRun(settings, outputs.replacing(true), force);
    }

    /** Whether the checkpoint contains all finished steps. */
    boolean hasAllSteps(RunRecord record, OptionalInt checkpointSteps) {
        int last = record.steps().get(record.steps().size() - 1).step();
        return checkpointSteps.equals(OptionalInt.of(last));
    }

    /**
     * The rest of the training after a run; empty if the training is complete, cannot be resumed, or has no checkpoint.
     *
     * @param checkpointSteps number of steps in the last checkpoint of the run
     */
    public Optional<RestOfTraining> rest(RunRecord record, OptionalInt checkpointSteps) {
        boolean mayGoOn =
                record.outcome() instanceof RunOutcome.Cancelled || record.outcome() instanceof RunOutcome.Failed;
        boolean done = checkpointSteps.orElse(0) >= record.settings().trainingSteps() && !lacksEvaluation(record);
        return newestCheckpoint(checkpointSteps)
                .filter(file -> mayGoOn && !done)
                .map(file -> new RestOfTraining(
                        new ResumableRun(settings.startingFrom(new StartingPoint.Checkpoint(file)), outputs, force),
                        checkpointSteps.orElse(record.settings().stepsBefore())));
    }

    /** Whether a run was stopped while its last epoch was evaluated: a run that resumes does that first. */
    private static boolean lacksEvaluation(RunRecord record) {
        boolean evaluates =
                record.dataset().map(images -> images.evaluation().isPresent()).orElse(true);
        int epochs = record.epochs().size();
        return evaluates
                && epochs > 0
                && record.epochs().get(epochs - 1).evaluation().isEmpty();
    }

    /** A text with the outcome of a run and its checkpoint. */
    public String ending(RunRecord record, OptionalInt checkpointSteps, Path home) {
        String ending = endingWithOwnCheckpoint(record, checkpointSteps, home);
        boolean goesBack = checkpointSteps.isEmpty() && !record.steps().isEmpty();
        return rest(record, checkpointSteps)
                .filter(rest -> goesBack)
                .flatMap(rest -> newestCheckpoint(checkpointSteps)
                        .map(file -> ending + " "
                                + Messages.text("run.resumeGoesBack", rest.afterStep(), RunText.place(file, home))))
                .orElse(ending);
    }

    private String endingWithOwnCheckpoint(RunRecord record, OptionalInt checkpointSteps, Path home) {
        String ending = record.outcome().text().inThisProcess();
        if (outputs.checkpoint().isEmpty() || record.outcome() instanceof RunOutcome.Completed) {
            return ending;
        }
        String file = RunText.place(outputs.checkpoint().get().file(), home);
        if (!(record.outcome() instanceof RunOutcome.Cancelled cancelled)) {
            return checkpointSteps.isPresent()
                    ? ending + " " + Messages.text("run.checkpointOlder", checkpointSteps.getAsInt(), file)
                    : ending;
        }
        if (checkpointSteps.isPresent()) {
            return Messages.text("run.stopped", cancelled.step()) + "; "
                    + (checkpointSteps.getAsInt() == cancelled.step()
                            ? Messages.text("run.checkpointWritten", file)
                            : Messages.text("run.checkpointOlder", checkpointSteps.getAsInt(), file));
        }
        return record.steps().isEmpty()
                ? ending
                : Messages.text("run.stopped", cancelled.step()) + "; " + Messages.text("run.checkpointNotOurs", file);
    }

    /** The checkpoint that the run wrote, otherwise the one that it resumed from. */
    private Optional<Path> newestCheckpoint(OptionalInt checkpointSteps) {
        if (checkpointSteps.isPresent()) {
            return outputs.checkpoint().map(RunOutputs.Checkpoint::file);
        }
        return settings.start() instanceof StartingPoint.Checkpoint before
                ? Optional.of(before.file())
                : Optional.empty();
    }
}
