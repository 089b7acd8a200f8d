package dev.densescope.ui.run.model;

import dev.densescope.session.RunRecord;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a run that ended early has left to go on from. FX thread only. */
public final class Resumption {
    private final ReadOnlyObjectWrapper<Optional<RestOfTraining>> rest =
            new ReadOnlyObjectWrapper<>(this, "rest", Optional.empty());
    private Optional<Path> stoppedWith = Optional.empty(); // a checkpoint there
    private boolean kept = true;

    /** The rest of the run that has ended early, where it left something to go on from. */
    public ReadOnlyObjectProperty<Optional<RestOfTraining>> restProperty() {
        return rest.getReadOnlyProperty();
    }

    /** Whether the run left the checkpoint that it was stopped with; true if none was asked for. */
    boolean isKept() {
        return kept;
    }

    /** Another run begins. */
    void clear() {
        rest.set(Optional.empty());
        stoppedWith = Optional.empty();
        kept = true;
    }

    /** The run was told to stop and to leave a checkpoint there. */
    void stopWith(Path checkpoint) {
        stoppedWith = Optional.of(checkpoint);
    }

    /** What was asked of a run that has ended, the checkpoint that it was stopped with included. */
    ResumableRun asked(ActiveRun now, RunRecord record) {
        OptionalInt checkpointSteps = now.run().checkpointSteps();
        ResumableRun asked = stoppedWith.map(now.asked()::leaving).orElse(now.asked());
        kept = stoppedWith.isEmpty() || record.steps().isEmpty() || asked.hasLeft(record, checkpointSteps);
        return asked;
    }

    /** Offers to go on with it; nothing if there is nothing to go on with. */
    void offer(Optional<RestOfTraining> newRest) {
        rest.set(newRest);
    }
}
