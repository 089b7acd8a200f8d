package dev.densescope.ui.export;

import dev.densescope.failure.Failure;
import dev.densescope.failure.Failures;
import dev.densescope.problem.DenseScopeException;
import dev.densescope.ui.Background;
import dev.densescope.ui.FileOpener;
import dev.densescope.ui.Messages;
import dev.densescope.ui.NoticeLink;
import dev.densescope.ui.Notices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * All exports of the window. They are written one after the other; those that wait and the one being written are
 * listed. Outcomes are notices. FX thread only, except {@link #close}.
 */
public final class Exports implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Notices notices;
    private final FileOpener opener;
    private final Background background;
    private final Executor fx;
    private final ObservableList<RunningExport> running = FXCollections.observableArrayList();
    private final ObservableList<RunningExport> runningView = FXCollections.unmodifiableObservableList(running);
    private final Semaphore writing = new Semaphore(1);
    private volatile boolean closed;

    /**
     * @param opener opens written files and their folders
     * @param worker runs exports in sequence
     * @param fx the JavaFX thread
     */
    public Exports(Notices notices, FileOpener opener, Executor worker, Executor fx) {
        this.notices = notices;
        this.opener = opener;
        this.fx = fx;
        background = new Background(worker, fx);
    }

    /** The exports that have not ended, oldest first. Unmodifiable. */
    public ObservableList<RunningExport> running() {
        return runningView;
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
                failure -> end(now, () -> notices.failed(failure)));
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
            return () -> done(now, remark);
        } catch (CancellationException cancelled) {
            return () -> cancelled(now);
        } catch (DenseScopeException expected) {
            Failure failure = Failures.known(expected.told(), expected);
            return () -> notices.failed(failure);
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

    private void done(RunningExport export, Optional<String> remark) {
        Path target = export.export().target().toAbsolutePath();
        List<NoticeLink> links = new ArrayList<>();
        if (Files.isDirectory(target)) {
            links.add(open(Messages.text("export.openFolder"), target));
        } else {
            links.add(open(Messages.text("export.open"), target));
            links.add(new NoticeLink(
                    Messages.text("export.showInFolder"), () -> opener.showInFolder(target, notices::failed)));
        }
        String done = Files.isDirectory(target)
                ? Messages.text("export.doneInFolder", export.name())
                : Messages.text("export.done", export.name());
        notices.done(remark.map(sentence -> done + " " + sentence).orElse(done), links);
    }

    private NoticeLink open(String text, Path file) {
        return new NoticeLink(text, () -> opener.open(file, notices::failed));
    }
}
