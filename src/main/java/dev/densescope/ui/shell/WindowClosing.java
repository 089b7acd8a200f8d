package dev.densescope.ui.shell;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import dev.densescope.ui.NoticeLink;
import dev.densescope.ui.export.Exports;
import dev.densescope.ui.export.RunningExport;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.RunControl;
import dev.densescope.ui.shell.file.FileDesk;
import dev.densescope.ui.shell.file.FileDialogs;
import dev.densescope.ui.shell.notice.WindowNotices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            if (mayCancelExports()) {
                ask();
            }
        } finally {
            asking = false;
            runs.release();
        }
    }

    /** Whether no export is running, or all may be cancelled when the window closes. */
    private boolean mayCancelExports() {
        List<String> names = exports.running().stream().map(RunningExport::name).toList();
        return names.isEmpty() || dialogs.askExporting(names);
    }

    private void ask() {
        Optional<Path> unsaved = runs.unsavedTraining();
        if (unsaved.isPresent()) {
            askUnsaved(unsaved.get());
            return;
        }
        Optional<Path> checkpoint = runs.checkpointIfStopped();
        FileDialogs.RunAnswer answer =
                runs.running().get() ? dialogs.askRunning(checkpoint, runs.waitingRuns()) : FileDialogs.RunAnswer.STOP;
        if (answer == FileDialogs.RunAnswer.STOP && checkpoint.isEmpty() && hasBegunToTrain()) {
            ask(); // there is something to keep by now
            return;
        }
        if (answer == FileDialogs.RunAnswer.KEEP_RUNNING || !files.mayLeave()) {
            return;
        }
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

    private void askUnsaved(Path checkpoint) {
        FileDialogs.RunAnswer answer = dialogs.askUnsavedTraining(checkpoint);
        if (answer == FileDialogs.RunAnswer.KEEP_RUNNING || !files.mayLeave()) {
            return;
        }
        if (answer == FileDialogs.RunAnswer.STOP_WITH_CHECKPOINT) {
            runs.saveTraining(checkpoint, close);
        } else {
            close.run();
        }
    }

    private void runEnded() {
        waitingWith.ifPresent(design -> {
            waitingWith = Optional.empty();
            notices.withdraw(Messages.text("leaving.waiting"));
            boolean saved = document.spec().equals(design) || files.mayLeave();
            if (saved && runs.keptWhatWasAsked()) {
                close.run();
            }
        });
    }
}
