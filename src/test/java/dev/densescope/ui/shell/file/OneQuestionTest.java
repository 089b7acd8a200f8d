package dev.densescope.ui.shell.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.ui.shell.ScriptedFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.junit.jupiter.api.Test;

class OneQuestionTest {
    private static final ObservableBooleanValue RUNNING = new SimpleBooleanProperty(true);
    private static final Path FILE = Path.of("a.safetensors");

    private final List<String> done = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final ScriptedFiles dialogs = new ScriptedFiles() {
        @Override
        public RunAnswer askRunning(Optional<Path> checkpoint, int waiting, ObservableBooleanValue running) {
            askMore();
            return super.askRunning(checkpoint, waiting, running);
        }
    };
    private final OneQuestion questions = new OneQuestion(dialogs, later::add);

    @Test
    void nothingIsAskedOverAQuestionThatStands() {
        dialogs.answer(FileDialogs.Answer.SAVE);
        dialogs.answer(FileDialogs.RunAnswer.STOP);
        dialogs.choose(FILE);
        assertEquals(FileDialogs.RunAnswer.STOP, questions.askRunning(Optional.empty(), 0, RUNNING));
        assertEquals(List.of("CANCEL", "KEEP_RUNNING", "KEEP_RUNNING", "Optional.empty", "Optional.empty"), done);
        assertEquals(List.of("running, checkpoint none"), dialogs.asked());
        assertEquals(FileDialogs.Answer.SAVE, questions.askUnsaved("design", Optional.empty()));
    }

    @Test
    void whatWaitsForItsEndIsDoneWhenItsAnswerIsKnown() {
        questions.whenFree(() -> done.add("at once"));
        assertEquals(List.of("at once"), done);
        done.clear();
        questions.askRunning(Optional.empty(), 0, RUNNING);
        assertEquals(5, done.size());
        later.forEach(Runnable::run);
        assertEquals("waited", done.get(5));
    }

    private void askMore() {
        questions.whenFree(() -> done.add("waited"));
        done.add(questions.askUnsaved("design", Optional.empty()).toString());
        done.add(questions.askStop(FILE, 0, RUNNING).toString());
        done.add(questions.askUnsavedTraining(FILE).toString());
        done.add(questions.askOpen(Optional.empty()).toString());
        done.add(questions.askSave(Optional.empty(), "design").toString());
    }
}
