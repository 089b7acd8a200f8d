package dev.densescope.ui.shell;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import dev.densescope.ui.NoticeLink;
import dev.densescope.ui.export.Exports;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.run.RunControl;
import dev.densescope.ui.shell.file.FileDesk;
import dev.densescope.ui.shell.file.FileDialogs;
import dev.densescope.ui.shell.notice.WindowNotices;
import dev.densescope.ui.shell.screens.WindowParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Closes the window: asks about exports and about a current run, then about unsaved work, before anything is done. The window closes when
 * the run has ended and written its files. FX thread only.
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
    /** The design at the close request, while waiting for a run. */
    private Optional<DenseNetSpec> waitingWith = Optional.empty();

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
        if (asking || waitingWith.isPresent()) {
            return;
        }
        asking = true;
        runs.hold();
        try {
            ask().ifPresentOrElse(this::leave, this::endAsking);
        } catch (RuntimeException | Error failed) {
            endAsking();
            throw failed;
        }
    }

    /** Asks about unsaved work, then leaves; the design may be written in between. */
    private void leave(Runnable how) {
        files.mayLeave(may -> {
            try {
                if (may) {
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
        return mayCancelExports() ? askAboutRun() : Optional.empty();
    }

    /** Whether no export is running, or all may be cancelled when the window closes. */
    private boolean mayCancelExports() {
        return exports.running().isEmpty() || dialogs.askExporting(exports.running());
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
        if (answer == FileDialogs.RunAnswer.ENDED) {
            return askAboutRun(); // it may have left a training that is in no file
        }
        if (answer == FileDialogs.RunAnswer.STOP && checkpoint.isEmpty() && hasBegunToTrain()) {
            return askAboutRun(); // there is something to keep by now
        }
        return answer == FileDialogs.RunAnswer.KEEP_RUNNING
                ? Optional.empty()
                : Optional.of(() -> leaveRun(answer, checkpoint));
    }

    private void leaveRun(FileDialogs.RunAnswer answer, Optional<Path> checkpoint) {
        if (!runs.running().get()) { // it may have ended while the question stood
            boolean wanted = answer == FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT;
            if (wanted && runs.unsavedTraining().isPresent()) {
                runs.saveTraining(runs.unsavedTraining().get(), close);
            } else if (wanted && checkpoint.filter(Files::exists).isEmpty()) {
                runs.stop(); // the queue
                notices.failed(Messages.text("leaving.tooLate"));
            } else {
                close.run();
            }
            return;
        }
        waitingWith = Optional.of(document.spec());
        notices.ask(
                Messages.text("leaving.waiting"),
                new NoticeLink(Messages.text("leaving.stay"), () -> waitingWith = Optional.empty()));
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
            case STOP_WITH_CHECKPOINT -> Optional.of(() -> runs.saveTraining(checkpoint, close));
            case STOP, ENDED -> Optional.of(close);
        };
    }

    private void runEnded() {
        waitingWith.ifPresent(design -> {
            waitingWith = Optional.empty();
            notices.withdraw(Messages.text("leaving.waiting"));
            if (document.spec().equals(design)) {
                closeIfKept();
            } else {
                files.mayLeave(may -> {
                    if (may) {
                        closeIfKept();
                    }
                });
            }
        });
    }

    private void closeIfKept() {
        if (runs.keptWhatWasAsked()) {
            close.run();
        }
    }
}
