package dev.densescope.ui.export;

import dev.densescope.failure.Failure;
import dev.densescope.failure.Failures;
import dev.densescope.problem.DenseScopeException;
import dev.densescope.ui.AttemptNotices;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * All exports of the window. They are written one after the other; those that wait and the one being written are
 * listed. Outcomes are notices. FX thread only, except {@link #close}.
 */
public final class Exports implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Notices notices;
    private final AttemptNotices attempts;
    private final Background background;
    private final Executor fx;
    private final ObservableList<RunningExport> running = FXCollections.observableArrayList();
    private final ObservableList<RunningExport> runningView = FXCollections.unmodifiableObservableList(running);
    private final Semaphore writing = new Semaphore(1);
    private Consumer<Path> whenWritten = folder -> {};
    private volatile boolean closed;

    /**
     * @param worker runs exports in sequence
     * @param fx the JavaFX thread
     */
    public Exports(Notices notices, Executor worker, Executor fx) {
        this.notices = notices;
        attempts = new AttemptNotices(notices);
        this.fx = fx;
        background = new Background(worker, fx);
    }

    /** The exports that have not ended, oldest first. Unmodifiable. */
    public ObservableList<RunningExport> running() {
        return runningView;
    }

    /** Calls a listener with the folder of each export that was written. */
    public void whenWritten(Consumer<Path> listener) {
        whenWritten = listener;
    }

    /** Begins an export; refused with a notice while another one writes to the same file. */
    public void begin(Export export) {
        if (running.stream().anyMatch(other -> other.export().claim().equals(export.claim()))) {
            notices.failed(Messages.text("export.sameFile", ExportText.name(export.target())));
            return;
        }
        RunningExport now = new RunningExport(export, fx);
        running.add(now);
        background.begin(
                Messages.text("export.failed", now.name()),
                () -> write(now),
                failure -> end(now, () -> attempts.failed(now.export().subject(), failure)));
    }

    /** Cancels an export. No file is left of it, and an earlier file is unchanged. */
    public void cancel(RunningExport export) {
        if (export.cancel()) {
            end(export, () -> cancelled(export));
        }
    }

    /** Cancels all exports, and waits some seconds at most until nothing is being written. Any thread. */
    @Override
    public void close() {
        closed = true;
        try {
            if (writing.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                writing.release();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(RunningExport now) {
        writing.acquireUninterruptibly();
        try {
            if (!closed && now.start()) {
                Runnable outcome = outcomeOf(now);
                fx.execute(() -> end(now, outcome));
            }
        } finally {
            writing.release();
        }
    }

    /** Writes the files, and returns what shows the outcome. */
    private Runnable outcomeOf(RunningExport now) {
        try {
            Optional<String> remark = now.export().writing().write(now.progress(() -> closed));
            boolean isFolder = Files.isDirectory(now.export().target());
            return () -> done(now, isFolder, remark);
        } catch (CancellationException cancelled) {
            return () -> cancelled(now);
        } catch (DenseScopeException expected) {
            Failure failure = Failures.known(expected.told(), expected);
            return () -> attempts.failed(now.export().subject(), failure);
        }
    }

    private void end(RunningExport ended, Runnable outcome) {
        if (running.remove(ended)) {
            outcome.run();
        }
    }

    private void cancelled(RunningExport export) {
        notices.done(Messages.text("export.cancelled", export.name()));
    }

    private void done(RunningExport export, boolean isFolder, Optional<String> remark) {
        Path target = export.export().target().toAbsolutePath();
        attempts.succeeded(export.export().subject());
        if (isFolder) {
            notices.writtenInto(Messages.text("export.doneInFolder", export.name()), target);
        } else {
            String done = Messages.text("export.done", export.name());
            notices.written(remark.map(sentence -> done + " " + sentence).orElse(done), target);
        }
        whenWritten.accept(isFolder ? target : target.getParent());
    }
}
