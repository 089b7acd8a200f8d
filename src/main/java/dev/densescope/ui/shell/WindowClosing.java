package dev.densescope.ui.shell;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import dev.densescope.ui.NoticeLink;
import dev.densescope.ui.export.Exports;
import dev.densescope.ui.export.RunningExport;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.run.RunControl;
import dev.densescope.ui.shell.file.FileDesk;
import dev.densescope.ui.shell.file.FileDialogs;
import dev.densescope.ui.shell.notice.WindowNotices;
import dev.densescope.ui.shell.screens.WindowParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Closes the window: asks about exports and about a current run, then about unsaved work, before anything is done. A question whose
 * run or exports end before an answer is withdrawn, and the window stays. The window closes when the run has ended and written its files, or when its training is saved. It can be used while it waits, so it asks about what has
 * changed by then. FX thread only.
 */
final class WindowClosing {
    private final RunControl runs;
    private final Exports exports;
    private final DesignDocument document;
    private final FileDesk files;
    private final FileDialogs dialogs;
    private final WindowNotices notices;
    private final Runnable close;
    private boolean asking;
    private Optional<Waiting> waiting = Optional.empty();

    /**
     * What the user has agreed to leave, while the window waits.
     *
     * @param notice says what it waits for
     * @param exports may be cancelled
     */
    private record Waiting(String notice, DenseNetSpec design, List<RunningExport> exports) {}

    /** @param close closes the window */
    WindowClosing(
            WindowParts parts,
            DesignDocument document,
            FileDesk files,
            FileDialogs dialogs,
            WindowNotices notices,
            Runnable close) {
        runs = parts.runs();
        exports = parts.exports();
        this.document = document;
        this.files = files;
        this.dialogs = dialogs;
        this.notices = notices;
        this.close = close;
        runs.running().addListener((observable, before, now) -> {
            if (!now) {
                dialogs.whenFree(this::runEnded);
            }
        });
    }

    /** Handles a close request; further requests before it is completed have no effect. */
    void begin() {
        if (!asking && waiting.isEmpty()) {
            ask(this::ask, this::leave);
        }
    }

    /**
     * @param questions how to leave; empty if the window stays
     * @param leave leaves, and ends the asking
     */
    private void ask(Supplier<Optional<Runnable>> questions, Consumer<Runnable> leave) {
        asking = true;
        runs.hold();
        try {
            questions.get().ifPresentOrElse(leave, this::endAsking);
        } catch (RuntimeException | Error failed) {
            endAsking();
            throw failed;
        }
    }

    /** Asks about unsaved work, then leaves; the design may be written in between. */
    private void leave(Runnable how) {
        List<RunningExport> agreed = List.copyOf(exports.running());
        files.mayLeave(may -> {
            try {
                if (may && mayCancelExports(agreed)) {
                    how.run();
                }
            } finally {
                endAsking();
            }
        });
    }

    private void endAsking() {
        if (asking) {
            asking = false;
            runs.release();
        }
    }

    /** How to leave, once the design may be left; empty if the window stays. */
    private Optional<Runnable> ask() {
        return mayCancelExports(List.of()) ? askAboutRun() : Optional.empty();
    }

    /**
     * Whether all exports may be cancelled when the window closes.
     *
     * @param agreed those that the user has already agreed to cancel
     */
    private boolean mayCancelExports(List<RunningExport> agreed) {
        return agreed.containsAll(exports.running()) || dialogs.askExporting(exports.running());
    }

    private Optional<Runnable> askAboutRun() {
        Optional<Path> unsaved = runs.unsavedTraining();
        if (unsaved.isPresent()) {
            return askUnsaved(unsaved.get());
        }
        Optional<Path> checkpoint = runs.checkpointIfStopped();
        FileDialogs.RunAnswer answer = runs.running().get()
                ? dialogs.askRunning(checkpoint, runs.waitingRuns(), runs.running())
                : FileDialogs.RunAnswer.STOP;
        if (answer == FileDialogs.RunAnswer.STOP && checkpoint.isEmpty() && hasBegunToTrain()) {
            return askAboutRun(); // there is something to keep by now
        }
        return switch (answer) {
            case KEEP_RUNNING, ENDED -> Optional.empty(); // nobody has answered that the window may close
            case STOP, STOP_WITH_CHECKPOINT -> Optional.of(() -> leaveRun(answer, checkpoint));
        };
    }

    private void leaveRun(FileDialogs.RunAnswer answer, Optional<Path> checkpoint) {
        if (!runs.running().get()) { // it may have ended while the question stood
            boolean wanted = answer == FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT;
            if (wanted && runs.unsavedTraining().isPresent()) {
                saveTraining(runs.unsavedTraining().get());
            } else if (wanted && checkpoint.filter(Files::exists).isEmpty()) {
                runs.stop(); // the queue
                notices.failed(Messages.text("leaving.tooLate"));
            } else {
                close.run();
            }
            return;
        }
        await(Messages.text("leaving.waiting"));
        if (answer == FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT) {
            runs.stopWithCheckpoint();
        } else {
            runs.stop();
        }
    }

    private boolean hasBegunToTrain() {
        return runs.running().get() && runs.checkpointIfStopped().isPresent();
    }

    private Optional<Runnable> askUnsaved(Path checkpoint) {
        return switch (dialogs.askUnsavedTraining(checkpoint)) {
            case KEEP_RUNNING -> Optional.empty();
            case STOP_WITH_CHECKPOINT -> Optional.of(() -> saveTraining(checkpoint));
            case STOP, ENDED -> Optional.of(close);
        };
    }

    private void saveTraining(Path checkpoint) {
        runs.stop(); // the queue
        await(Messages.text("leaving.saving"));
        runs.saveTraining(checkpoint, isSaved -> dialogs.whenFree(() -> saved(isSaved)));
    }

    private void saved(boolean isSaved) {
        Optional<Waiting> agreed = endWaiting(Messages.text("leaving.saving")).filter(before -> isSaved);
        if (runs.running().get() || runs.unsavedTraining().isPresent()) { // of a run that began meanwhile
            agreed.ifPresent(before -> begin());
        } else {
            agreed.ifPresent(this::leaveAfter);
        }
    }

    private void runEnded() {
        endWaiting(Messages.text("leaving.waiting"))
                .filter(agreed -> runs.keptWhatWasAsked())
                .ifPresent(this::leaveAfter);
    }

    private void await(String notice) {
        waiting = Optional.of(new Waiting(notice, document.spec(), List.copyOf(exports.running())));
        notices.ask(notice, new NoticeLink(Messages.text("leaving.stay"), () -> waiting = Optional.empty()));
    }

    /** What the window has waited with; empty if it waits no longer, or for something else. */
    private Optional<Waiting> endWaiting(String notice) {
        Optional<Waiting> ended = waiting.filter(now -> now.notice().equals(notice));
        if (ended.isPresent()) {
            waiting = Optional.empty();
            notices.withdraw(notice);
        }
        return ended;
    }

    /** Closes the window, but asks first about what has changed while it waited. */
    private void leaveAfter(Waiting agreed) {
        ask(() -> mayCancelExports(agreed.exports()) ? Optional.of(close) : Optional.empty(), how -> {
            if (document.spec().equals(agreed.design())) {
                endAsking();
                how.run();
            } else {
                leave(how);
            }
        });
    }
}
