package dev.densescope.ui.run.viewed;

import dev.densescope.failure.Failure;
import dev.densescope.session.file.RunFileException;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.run.CurrentReading;
import dev.densescope.ui.model.run.RunFileReading;
import dev.densescope.ui.model.run.SessionRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The earlier run that the Run screen shows instead of the current or last one. FX thread only; files are read in the
 * background.
 */
public final class RunViewer {
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<OpenedRun>> opened =
            new ReadOnlyObjectWrapper<>(this, "opened", Optional.empty());
    private final CurrentReading reading;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    public RunViewer(Background background) {
        this.background = background;
        reading = new CurrentReading(background.fx());
    }

    /** The opened run; empty if the screen shows the current or last run. */
    public ReadOnlyObjectProperty<Optional<OpenedRun>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** The progress of the run file that is being read; empty if there is none. */
    public ReadOnlyObjectProperty<Optional<RunFileReading.Progress>> readingProperty() {
        return reading.progressProperty();
    }

    /** Why the last file could not be opened, in one sentence; otherwise empty. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Opens a run file, and cancels the reading of another one. */
    public void open(Path file) {
        RunFileReading now = begin(file);
        background.begin(
                Messages.text("run.open.failed", String.valueOf(file.getFileName())),
                () -> read(file, now),
                failure -> failed(now, failure));
    }

    /** Shows a run that has been read. */
    public void open(SessionRun run) {
        RunFileReading now = begin(run.file().orElse(Path.of("")));
        background.begin(
                Messages.text("run.open.failed", run.fileName().orElse("")),
                () -> show(now, run),
                failure -> failed(now, failure));
    }

    /** Cancels the reading of a run file, if there is one. */
    public void cancelReading() {
        reading.cancel();
    }

    /** Shows the current or last run again. */
    public void leave() {
        cancelReading();
        problem.set("");
        opened.set(Optional.empty());
    }

    private RunFileReading begin(Path file) {
        problem.set("");
        return reading.begin(file);
    }

    private void read(Path file, RunFileReading now) {
        try {
            show(now, new SessionRun(RunFileReader.read(file, now), Optional.of(file)));
        } catch (RunFileException refused) {
            background.fx().execute(() -> end(now, () -> problem.set(refused.sentence())));
        } catch (CancellationException cancelled) {
            background.fx().execute(() -> end(now, () -> {}));
        }
    }

    private void show(RunFileReading now, SessionRun run) {
        OpenedRun read = OpenedRun.of(run);
        background.fx().execute(() -> end(now, () -> opened.set(Optional.of(read))));
    }

    private void failed(RunFileReading now, Failure failure) {
        end(now, () -> problem.set(failure.sentence()));
    }

    /** Ends a reading, unless another has begun; what it has read is then not shown. */
    private void end(RunFileReading ended, Runnable result) {
        if (reading.end(ended) && !ended.cancelled()) {
            result.run();
        }
    }
}
