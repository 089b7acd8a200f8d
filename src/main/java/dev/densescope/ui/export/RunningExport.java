package dev.densescope.ui.export;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.ui.Messages;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** An export that waits or is being written. FX thread only, except where said otherwise. */
public final class RunningExport {
    /** Share of an export that waits. */
    public static final double UNKNOWN = -1;

    private static final int PERCENT = 100;

    private enum State {
        WAITING,
        WRITING,
        CANCELLED
    }

    private final Export export;
    private final Executor fx;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share", UNKNOWN);
    private final ReadOnlyStringWrapper text;

    RunningExport(Export export, Executor fx) {
        this.export = export;
        this.fx = fx;
        text = new ReadOnlyStringWrapper(this, "text", Messages.text("export.waiting", name()));
    }

    /** The name of the file or folder. Any thread. */
    public String name() {
        return ExportText.name(export.target());
    }

    /** What is being done, as a clause. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** The progress from 0 to 1; {@link #UNKNOWN} while it waits. */
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    Export export() {
        return export;
    }

    /** Whether it is being written, or will be. Any thread. */
    boolean isWanted() {
        return state.get() != State.CANCELLED;
    }

    /** Begins to write, unless it was cancelled. Any thread. */
    boolean start() {
        if (!state.compareAndSet(State.WAITING, State.WRITING)) {
            return false;
        }
        fx.execute(() -> show(0));
        return true;
    }

    /** Cancels it. Returns true if nothing was being written, so that it has ended. */
    boolean cancel() {
        text.set(Messages.text("export.cancelling", name()));
        return state.getAndSet(State.CANCELLED) == State.WAITING;
    }

    /**
     * Returns the progress, for the worker.
     *
     * @param closed becomes true when the window closes, which cancels
     */
    WriteProgress progress(BooleanSupplier closed) {
        return new WriteProgress() {
            private int told = -1; // in percent

            @Override
            public void written(double fraction) {
                if (closed.getAsBoolean() || !isWanted()) {
                    throw new CancellationException("the export was cancelled");
                }
                int percent = (int) (fraction * PERCENT);
                if (percent > told) {
                    told = percent;
                    fx.execute(() -> show(fraction));
                }
            }
        };
    }

    private void show(double fraction) {
        share.set(Math.max(0, Math.min(1, fraction)));
        if (isWanted()) {
            text.set(Messages.text("export.writing", name()));
        }
    }
}
