package dev.densescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.session.UnsavedTraining;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.ScriptedForms;
import dev.densescope.ui.run.model.TestRuns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Run screen offers to do with a training that was stopped, or has completed. */
class LastRunBoxTest {
    @TempDir
    private Path folder;

    private final ScriptedForms forms = new ScriptedForms();
    private TestRuns runs;
    private LastRunBox box;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @BeforeEach
    void open() {
        Pictures.onFx(() -> {
            runs = new TestRuns(folder);
            box = new LastRunBox(runs.model, forms);
            return box;
        });
    }

    @Test
    void aCompletedTrainingIsSavedWhereTheDialogSays() {
        List<Path> saved = new ArrayList<>();
        Path file = folder.resolve("mine.safetensors");
        forms.choose(file);
        Pictures.onFx(() -> {
            assertFalse(box.isVisible());
            runs.model.start();
            runs.runner.latest().keep(new SavedIn(saved));
            runs.runner.latest().completeHoldingATensorTooLong();
            assertTrue(box.isVisible());
            assertFalse(shown("#run-completed-training"));
            fire("#run-save-checkpoint");
            fire("#run-save-weights");
            assertEquals("Saved in " + file, text("#run-completed-training"));
            runs.model.showSettings();
            assertTrue(shown("#run-save-checkpoint"), "the run is still the last");
            runs.model.start();
            assertFalse(box.isVisible());
            return box;
        });
        assertEquals(List.of(file, file), saved);
        String stem = "20250304-050607-small-" + runs.workspace.plan().id();
        assertEquals(
                List.of(
                        "write \"Save checkpoint\", suggesting " + stem + ".checkpoint.safetensors",
                        "write \"Save weights\", suggesting " + stem + ".weights.safetensors"),
                forms.asked());
    }

    @Test
    void resumeStaysBelowTheSettingsUntilItIsDismissed() {
        Pictures.onFx(() -> {
            runs.form.length().steps().textProperty().set("9");
            runs.model.start();
            runs.runner.latest().advance(3, 0);
            runs.model.stopWithCheckpoint();
            assertEquals("Resume after step 3", text("#run-resume-stopped"));
            assertTrue(find("#run-resume-stopped").getStyleClass().contains("primary"));
            assertFalse(shown("#run-stopped-training"));
            runs.model.showSettings();
            assertTrue(shown("#run-resume-stopped"));
            assertFalse(find("#run-resume-stopped").getStyleClass().contains("primary"));
            assertEquals("Stopped training of Small:", text("#run-stopped-training"));
            fire("#run-resume-dismiss");
            assertFalse(box.isVisible());
            return box;
        });
    }

    private Node find(String id) {
        return box.lookup(id);
    }

    private boolean shown(String id) {
        for (Node node = find(id); node != box; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return ((Parent) box).isVisible();
    }

    private String text(String id) {
        assertTrue(shown(id), id);
        return ((Labeled) find(id)).getText();
    }

    private void fire(String id) {
        ((ButtonBase) find(id)).fire();
    }

    private record SavedIn(List<Path> files) implements UnsavedTraining {
        @Override
        public void saveCheckpoint(Path file) {
            files.add(file);
        }

        @Override
        public void saveWeights(Path file) {
            files.add(file);
        }

        @Override
        public void close() {}
    }
}
