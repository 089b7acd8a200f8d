package dev.densescope.ui.shell.file;

import dev.densescope.ui.export.RunningExport;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ObservableList;

/**
 * Dialogs of which only one is open at a time. Events are handled while one is open; questions asked meanwhile, such as
 * after a dropped file, are answered as cancelled. FX thread only.
 */
public final class OneQuestion implements FileDialogs {
    private final FileDialogs dialogs;
    private final Executor fx;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean asking;

    /**
     * @param dialogs show the questions
     * @param fx executes on the JavaFX thread, after the current event
     */
    public OneQuestion(FileDialogs dialogs, Executor fx) {
        this.dialogs = dialogs;
        this.fx = fx;
    }

    @Override
    public void whenFree(Runnable action) {
        if (asking) {
            waiting.add(action);
        } else {
            action.run();
        }
    }

    @Override
    public Optional<Path> askOpen(Optional<Path> startFolder) {
        return ask(() -> dialogs.askOpen(startFolder), Optional.empty());
    }

    @Override
    public Optional<Path> askSave(Optional<Path> startFolder, String suggestedName) {
        return ask(() -> dialogs.askSave(startFolder, suggestedName), Optional.empty());
    }

    @Override
    public Answer askUnsaved(String designName, Optional<String> replacedBy) {
        return ask(() -> dialogs.askUnsaved(designName, replacedBy), Answer.CANCEL);
    }

    @Override
    public boolean askReplaceChanged(Path file) {
        return ask(() -> dialogs.askReplaceChanged(file), false);
    }

    @Override
    public RunAnswer askRunning(Optional<Path> checkpoint, int waiting, ObservableBooleanValue running) {
        return ask(() -> dialogs.askRunning(checkpoint, waiting, running), RunAnswer.KEEP_RUNNING);
    }

    @Override
    public boolean askExporting(ObservableList<RunningExport> running) {
        return ask(() -> dialogs.askExporting(running), false);
    }

    @Override
    public RunAnswer askUnsavedTraining(Path checkpoint) {
        return ask(() -> dialogs.askUnsavedTraining(checkpoint), RunAnswer.KEEP_RUNNING);
    }

    @Override
    public RunAnswer askStop(Path checkpoint, int waiting, ObservableBooleanValue running) {
        return ask(() -> dialogs.askStop(checkpoint, waiting, running), RunAnswer.KEEP_RUNNING);
    }

    private <T> T ask(Supplier<T> question, T whileAnotherStands) {
        if (asking) {
            return whileAnotherStands;
        }
        asking = true;
        try {
            return question.get();
        } finally {
            asking = false;
            resume();
        }
    }

    /** Executes the next waiting action after the caller has received the answer. */
    private void resume() {
        if (!waiting.isEmpty()) {
            fx.execute(() -> {
                if (!waiting.isEmpty()) {
                    whenFree(waiting.remove());
                }
            });
        }
    }
}
