package dev.densescope.ui.run.model;

import dev.densescope.session.RunRecord;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a run that ended early has left to go on from, until the user goes on with it or dismisses it. FX thread only. */
public final class Resumption {
    private final ReadOnlyObjectWrapper<Optional<RestOfTraining>> rest =
            new ReadOnlyObjectWrapper<>(this, "rest", Optional.empty());
    private Optional<Path> stoppedWith = Optional.empty(); // a checkpoint there
    private boolean kept = true;
    private boolean ofLastRun;

    /** The rest of the run that has ended early, where it left something to go on from. */
    public ReadOnlyObjectProperty<Optional<RestOfTraining>> restProperty() {
        return rest.getReadOnlyProperty();
    }

    /** Whether the run left the checkpoint that it was stopped with; true if none was asked for. */
    boolean isKept() {
        return kept;
    }

    /** A run begins; if it is this rest, nothing is left to go on with. */
    void begins(ResumableRun run) {
        if (rest.get().filter(left -> left.run().continues(run)).isPresent()) {
            rest.set(Optional.empty());
        }
        ofLastRun = false;
        stoppedWith = Optional.empty();
        kept = true;
    }

    /** The user does not want to go on with it. */
    public void dismiss() {
        rest.set(Optional.empty());
    }

    /** Whether it is the last run that can be gone on with, not one before it. */
    public boolean isOfLastRun() {
        return ofLastRun;
    }

    /** The run was told to stop and to leave a checkpoint there. */
    void stopWith(Path checkpoint) {
        stoppedWith = Optional.of(checkpoint);
    }

    /** What was asked of a run that has ended, the checkpoint that it was stopped with included. */
    ResumableRun asked(ActiveRun now, RunRecord record) {
        OptionalInt checkpointSteps = now.run().checkpointSteps();
        ResumableRun asked = stoppedWith.map(now.asked()::leaving).orElse(now.asked());
        kept = stoppedWith.isEmpty() || record.steps().isEmpty() || asked.hasAllSteps(record, checkpointSteps);
        return asked;
    }

    /** Offers to go on with a run that has ended; empty if there is nothing to go on with. */
    void offer(Optional<RestOfTraining> newRest) {
        ofLastRun = newRest.isPresent();
        if (ofLastRun) { // else the one before stands
            rest.set(newRest);
        }
    }
}
