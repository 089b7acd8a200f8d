package dev.densescope.ui.model.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The run file that a screen reads: at most one, since opening another one cancels it. FX thread only. */
public final class CurrentReading {
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<RunFileReading.Progress>> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", Optional.empty());
    private Optional<RunFileReading> underWay = Optional.empty();

    /** @param fx the JavaFX thread */
    public CurrentReading(Executor fx) {
        this.fx = fx;
    }

    /** The progress of the reading; empty if there is none. */
    public ReadOnlyObjectProperty<Optional<RunFileReading.Progress>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Begins to read a file. */
    public RunFileReading begin(Path file) {
        cancel();
        RunFileReading now = new RunFileReading(file, read -> fx.execute(() -> tell(read)));
        underWay = Optional.of(now);
        progress.set(Optional.of(now.begun()));
        return now;
    }

    /** Cancels the reading, if there is one. */
    public void cancel() {
        underWay.ifPresent(RunFileReading::cancel);
    }

    /** Ends a reading. Returns false if another one has begun, whose progress is shown. */
    public boolean end(RunFileReading ended) {
        boolean isCurrent = underWay.filter(now -> now == ended).isPresent();
        if (isCurrent) {
            underWay = Optional.empty();
            progress.set(Optional.empty());
        }
        return isCurrent;
    }

    private void tell(RunFileReading.Progress read) {
        if (progress.get().filter(shown -> shown.file().equals(read.file())).isPresent()) {
            progress.set(Optional.of(read));
        }
    }
}
