package dev.densescope.ui.reports;

import dev.densescope.file.WriteProgress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The progress of the export under way, and its cancellation. FX thread only, except where said otherwise. */
final class ExportProgress {
    private static final int PERCENT = 100;

    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<State>> state =
            new ReadOnlyObjectWrapper<>(this, "state", Optional.empty());
    private Optional<Export> underWay = Optional.empty();

    /**
     * How far an export is.
     *
     * @param share from 0 to 1
     */
    record State(Path target, double share) {}

    /** @param fx the JavaFX thread */
    ExportProgress(Executor fx) {
        this.fx = fx;
    }

    /** The export under way; empty if there is none. */
    ReadOnlyObjectProperty<Optional<State>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Begins an export; returns where the worker reports its progress. */
    WriteProgress begin(Path target) {
        Export export = new Export(target);
        underWay = Optional.of(export);
        state.set(Optional.of(new State(target, 0)));
        return export;
    }

    /** Ends an export, unless another one has begun. */
    void end(WriteProgress export) {
        if (isUnderWay(export)) {
            underWay = Optional.empty();
            state.set(Optional.empty());
        }
    }

    /** Cancels the export under way, if there is one. */
    void cancel() {
        underWay.ifPresent(export -> export.cancelled = true);
    }

    private boolean isUnderWay(WriteProgress export) {
        return underWay.filter(now -> now == export).isPresent();
    }

    /** The progress of an export, reported by the worker. */
    private final class Export implements WriteProgress {
        private final Path target;
        private volatile boolean cancelled;
        private int told = -1; // in percent; worker

        Export(Path target) {
            this.target = target;
        }

        @Override
        public void written(double fraction) {
            if (cancelled) {
                throw new CancellationException("the export was cancelled");
            }
            int percent = (int) (fraction * PERCENT);
            if (percent > told) {
                told = percent;
                fx.execute(() -> show(fraction));
            }
        }

        private void show(double fraction) {
            if (isUnderWay(this)) {
                state.set(Optional.of(new State(target, fraction)));
            }
        }
    }
}
