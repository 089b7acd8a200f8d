package dev.densescope.ui.run.active;

import dev.densescope.session.RunRecord;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The rest of a training that was stopped, until the user resumes or dismisses it. FX thread only. */
public final class Resumption {
    private final ReadOnlyObjectWrapper<Optional<RestOfTraining>> rest =
            new ReadOnlyObjectWrapper<>(this, "rest", Optional.empty());
    private Optional<Path> stoppedWith = Optional.empty(); // a checkpoint there
    private boolean kept = true;
    private boolean ofLastRun;

    /** The rest of the training; empty if there is none or no checkpoint. */
    public ReadOnlyObjectProperty<Optional<RestOfTraining>> restProperty() {
        return rest.getReadOnlyProperty();
    }

    /** Whether the run wrote the checkpoint that was requested when it was stopped; true if none was requested. */
    public boolean isKept() {
        return kept;
    }

    /** Call it when a run starts; if it resumes this training, the rest is cleared. */
    public void begins(ResumableRun run) {
        if (rest.get().filter(left -> left.run().continues(run)).isPresent()) {
            rest.set(Optional.empty());
        }
        ofLastRun = false;
        stoppedWith = Optional.empty();
        kept = true;
    }

    /** Discards the offer to resume. */
    public void dismiss() {
        rest.set(Optional.empty());
    }

    /** Whether the training is that of the last run, not of an earlier one. */
    public boolean isOfLastRun() {
        return ofLastRun;
    }

    /** Call it when the run is stopped with a checkpoint in this file. */
    public void stopWith(Path checkpoint) {
        stoppedWith = Optional.of(checkpoint);
    }

    /** The request of a run that has ended, including the checkpoint requested when it was stopped. */
    public ResumableRun asked(ActiveRun now, RunRecord record) {
        OptionalInt checkpointSteps = now.run().checkpointSteps();
        ResumableRun asked = stoppedWith.map(now.asked()::leaving).orElse(now.asked());
        kept = stoppedWith.isEmpty() || record.steps().isEmpty() || asked.hasAllSteps(record, checkpointSteps);
        return asked;
    }

    /** Offers to resume a training. If it is empty, an earlier offer stays. */
    public void offer(Optional<RestOfTraining> newRest) {
        ofLastRun = newRest.isPresent();
        if (ofLastRun) { // otherwise the previous one is kept
            rest.set(newRest);
        }
    }
}
