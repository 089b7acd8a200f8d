package dev.densescope.ui.shell;

import dev.densescope.ui.export.RunningExport;
import dev.densescope.ui.shell.file.FileDialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ObservableList;

/** File dialogs that a test answers beforehand, and that tell what was asked. */
public class ScriptedFiles implements FileDialogs {
    private final List<String> asked = new ArrayList<>();
    private Optional<Path> chosen = Optional.empty();
    private Answer answer = Answer.CANCEL;
    private RunAnswer runAnswer = RunAnswer.KEEP_RUNNING;
    private Runnable whileAsked = () -> {};

    /** Both dialogs for files give this one. */
    public void choose(Path file) {
        chosen = Optional.of(file);
    }

    /** Both dialogs for files are left without a choice. */
    public void chooseNothing() {
        chosen = Optional.empty();
    }

    public void answer(Answer unsaved) {
        answer = unsaved;
    }

    public void answer(RunAnswer running) {
        runAnswer = running;
    }

    /** Whether a file that another program has changed is replaced. */
    public boolean replacesChanged;

    /** Whether the questions about a run are settled when it ends. */
    boolean endsWithRun;

    /** The answer about exports when the window closes. */
    boolean cancelsExports;

    /** Whether a question stands, and what waits for its end. */
    boolean standing;

    final List<Runnable> waiting = new ArrayList<>();

    @Override
    public void whenFree(Runnable action) {
        if (standing) {
            waiting.add(action);
        } else {
            action.run();
        }
    }

    /** Done while the question of a run stands. */
    void whileAsked(Runnable action) {
        whileAsked = action;
    }

    /** What was asked, in order. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public Optional<Path> askOpen(Optional<Path> startFolder) {
        asked.add("open in "
                + startFolder.map(Path::getFileName).map(Path::toString).orElse("any folder"));
        return chosen;
    }

    @Override
    public Optional<Path> askSave(Optional<Path> startFolder, String suggestedName) {
        asked.add("save as " + suggestedName);
        return chosen;
    }

    @Override
    public boolean askReplaceChanged(Path file) {
        asked.add("replace changed " + file.getFileName());
        return replacesChanged;
    }

    @Override
    public RunAnswer askRunning(Optional<Path> checkpoint, int waiting, ObservableBooleanValue running) {
        asked.add("running, checkpoint "
                + checkpoint.map(Path::getFileName).map(Path::toString).orElse("none")
                + queue(waiting));
        whileAsked.run();
        return endsWithRun && !running.get() ? RunAnswer.ENDED : runAnswer;
    }

    @Override
    public boolean askExporting(ObservableList<RunningExport> running) {
        asked.add("exporting " + running.stream().map(RunningExport::name).collect(Collectors.joining(", ")));
        return cancelsExports;
    }

    @Override
    public RunAnswer askUnsavedTraining(Path checkpoint) {
        asked.add("unsaved training, checkpoint " + checkpoint.getFileName());
        return runAnswer;
    }

    @Override
    public RunAnswer askStop(Path checkpoint, int waiting, ObservableBooleanValue running) {
        asked.add("stop, checkpoint " + checkpoint.getFileName() + queue(waiting));
        whileAsked.run();
        return endsWithRun && !running.get() ? RunAnswer.ENDED : runAnswer;
    }

    @Override
    public Answer askUnsaved(String designName, Optional<String> replacedBy) {
        asked.add("unsaved " + designName
                + replacedBy.map(name -> ", replaced by " + name).orElse(""));
        return answer;
    }

    private static String queue(int waiting) {
        return waiting == 0 ? "" : ", " + waiting + " waiting";
    }
}
