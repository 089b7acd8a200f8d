package dev.densescope.ui.shell;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.RunControl;
import dev.densescope.ui.shell.file.FileDesk;
import dev.densescope.ui.shell.file.FileDialogs;
import dev.densescope.ui.shell.notice.WindowNotices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the window closes: a run that goes on is asked about, then unsaved work; only then is anything done. The window goes
 * when the run has ended and left what it was to leave. FX thread only.
 */
final class WindowClosing {
    private final RunControl runs;
    private final DesignDocument document;
    private final FileDesk files;
    private final FileDialogs dialogs;
    private final WindowNotices notices;
    private final Runnable close;
    private boolean asking;
    /** The design as it was when the window was to close, while a run is waited for. */
    private Optional<DenseNetSpec> waitingWith = Optional.empty();

    /** @param close closes the window at last */
    WindowClosing(
            RunControl runs,
            DesignDocument document,
            FileDesk files,
            FileDialogs dialogs,
            WindowNotices notices,
            Runnable close) {
        this.runs = runs;
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

    /** The window is to close; asked again before that has happened, nothing more is done. */
    void begin() {
        if (asking || waitingWith.isPresent()) {
            return;
        }
        asking = true;
        try {
            ask();
        } finally {
            asking = false;
        }
    }

    private void ask() {
        Optional<Path> unsaved = runs.unsavedTraining();
        if (unsaved.isPresent()) {
            askUnsaved(unsaved.get());
            return;
        }
        Optional<Path> checkpoint = runs.checkpointIfStopped();
        FileDialogs.RunAnswer answer =
                runs.running().get() ? dialogs.askRunning(checkpoint) : FileDialogs.RunAnswer.STOP;
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
                notices.failed(Messages.text("leaving.tooLate"));
            } else {
                close.run();
            }
            return;
        }
        waitingWith = Optional.of(document.spec());
        notices.ask(
                Messages.text("leaving.waiting"),
                new WindowNotices.Answer(Messages.text("leaving.stay"), () -> waitingWith = Optional.empty()));
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
