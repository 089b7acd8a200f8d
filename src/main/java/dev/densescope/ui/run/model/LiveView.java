package dev.densescope.ui.run.model;

import dev.densescope.data.DatasetSummary;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.ui.run.active.ActiveRun;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** The state shown for the current, last or next run. FX thread only. */
public final class LiveView {
    /** The values that determine whether a snapshot is out of date. */
    private record Stamp(
            RunProgress.State state,
            int finishedSteps,
            int step,
            int started,
            int finished,
            int epochs,
            int skipped,
            int notices) {
        static Stamp of(RunProgress progress) {
            return new Stamp(
                    progress.state(),
                    progress.finishedSteps().size(),
                    progress.current().map(trace -> trace.step()).orElse(0),
                    progress.current().map(trace -> trace.started()).orElse(0),
                    progress.current().map(trace -> trace.finished()).orElse(0),
                    progress.epochs().size(),
                    progress.skipped().count(),
                    progress.notices().size());
        }
    }

    private final ReadOnlyObjectWrapper<Optional<RunSnapshot>> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunSnapshot>> next =
            new ReadOnlyObjectWrapper<>(this, "next", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<DatasetSummary>> dataset =
            new ReadOnlyObjectWrapper<>(this, "dataset", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> file =
            new ReadOnlyObjectWrapper<>(this, "file", Optional.empty());
    private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused", false);
    private Optional<RunSnapshot> last = Optional.empty(); // if it has measured something
    private Optional<Stamp> pulled = Optional.empty();

    /** The next run, while none is in progress; empty until the first preview has been computed. */
    public ReadOnlyObjectProperty<Optional<RunSnapshot>> nextProperty() {
        return next.getReadOnlyProperty();
    }

    /**
     * The run in the charts: the current or last run or, if its design differs, the next run. Empty until the first
     * preview has been computed.
     */
    public ReadOnlyObjectProperty<Optional<RunSnapshot>> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** The data set of the current or last run; empty for synthetic images. */
    public ReadOnlyObjectProperty<Optional<DatasetSummary>> datasetProperty() {
        return dataset.getReadOnlyProperty();
    }

    /** The run file being written, or written last. */
    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** Whether the view is paused during the run. */
    public BooleanProperty pausedProperty() {
        return paused;
    }

    /** Shows the next run; in the charts only if they do not show the last run of the same design. */
    void preview(RunSnapshot now) {
        Optional<RunSnapshot> kept = last.filter(
                before -> before.settings().spec().equals(now.settings().spec()));
        snapshot.set(kept.or(() -> Optional.of(now)));
        next.set(Optional.of(now));
    }

    /**
     * Follows a run that is about to start. Until its prediction is computed, the shown one is kept, with the design and
     * the plan that it is of.
     */
    void starting(RunSettings settings) {
        paused.set(false);
        snapshot.set(snapshot.get().map(before -> {
            RunSettings shown = before.settings();
            boolean isPredicted =
                    shown.spec().equals(settings.spec()) && shown.storage().equals(settings.storage());
            return RunSnapshot.preview(isPredicted ? settings : shown, before.outline());
        }));
    }

    /** Shows a run that has started, with nothing measured yet. */
    void started(ActiveRun now) {
        last = Optional.empty();
        pulled = Optional.empty();
        file.set(Optional.of(now.file()));
        dataset.set(now.run().dataset());
        snapshot.set(Optional.of(RunSnapshot.preview(now.run().settings(), now.outline())));
    }

    /** Updates the snapshot, if the run has progressed and the view is not paused. */
    void pull(ActiveRun now) {
        if (paused.get()) {
            return;
        }
        RunProgress progress = now.run().progress();
        Stamp stamp = Stamp.of(progress);
        if (!pulled.equals(Optional.of(stamp))) {
            pulled = Optional.of(stamp);
            snapshot.set(snapshot.get().map(before -> before.at(progress)));
        }
    }

    /**
     * Shows a run that has ended.
     *
     * @param ending text with the outcome and the written files
     */
    void ended(RunRecord record, String ending) {
        snapshot.set(snapshot.get().map(before -> before.ended(record, ending)));
        last = snapshot.get().filter(shown -> shown.shown().isPresent());
    }
}
