package dev.densescope.ui.run.model;

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
 * A run as it was asked for: all that it takes to go on with it.
 *
 * @param settings of the whole training, what is done already included
 * @param outputs without the record of the run
 * @param force whether it runs although it needs more memory than is free
 */
public record ResumableRun(RunSettings settings, RunOutputs outputs, boolean force) {

    /** The same, leaving a checkpoint there if it leaves none elsewhere. */
    ResumableRun leaving(Path checkpoint) {
        return outputs.checkpoint().isPresent()
                ? this
                : new ResumableRun(settings, outputs.withCheckpoint(new RunOutputs.Checkpoint(checkpoint, 0)), force);
    }

    /** Whether it is that run, whatever may be replaced for it. */
    boolean continues(ResumableRun other) {
        return settings.equals(other.settings) && outputs.checkpoint().equals(other.outputs.checkpoint());
    }

    /** The same, whose end is kept to be saved later. */
    ResumableRun keepingEnd(boolean keep) {
        return new ResumableRun(settings, outputs.keepingEnd(keep), force);
    }

    /** The same, which may replace files of other trainings. */
    ResumableRun replacing() {
        return new ResumableRun(settings, outputs.replacing(true), force);
    }

    /** Whether the checkpoint has all the steps that were trained. */
    boolean hasAllSteps(RunRecord record, OptionalInt checkpointSteps) {
        int last = record.steps().get(record.steps().size() - 1).step();
        return checkpointSteps.equals(OptionalInt.of(last));
    }

    /**
     * The same training from where a run of it has come to; empty if it is done, cannot go on, or left nothing to go on from.
     *
     * @param checkpointSteps that the checkpoint has which the run wrote last
     */
    Optional<RestOfTraining> rest(RunRecord record, OptionalInt checkpointSteps) {
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

    /** How a run of it ended, and what it left to go on from. */
    String ending(RunRecord record, OptionalInt checkpointSteps, Path home) {
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
        String ending = record.outcome().sentence();
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

    /** The one that the run wrote, or else began with. */
    private Optional<Path> newestCheckpoint(OptionalInt checkpointSteps) {
        if (checkpointSteps.isPresent()) {
            return outputs.checkpoint().map(RunOutputs.Checkpoint::file);
        }
        return settings.start() instanceof StartingPoint.Checkpoint before
                ? Optional.of(before.file())
                : Optional.empty();
    }
}
