package dev.densescope.ui.run.form.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.language.Text;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.DataForm;
import dev.densescope.ui.run.form.RunForm;
import dev.densescope.ui.run.form.StartForm;
import dev.densescope.weights.SampleCheckpoints;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands below a chosen checkpoint: after a refusal that alone, with what gets round it. */
class CheckpointPaneTest {
    private static final String CIFAR = "CIFAR-10: 10 classes, 50000 images";

    @TempDir
    private Path folder;

    private final Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);
    private final RunForm form = new RunForm(List.of("cpu"), 2);

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void checkpointsOfStoredImagesAskForTheirFolderOnceTheirSettingsAreTaken() {
        Pictures.onFx(() -> {
            CheckpointPane pane = chosen(
                    SampleCheckpoints.writeOn(folder.resolve("state.safetensors"), TestWorkspace.DESIGN, 2, CIFAR));
            form.length().steps().textProperty().set("1");
            form.length().warmupSteps().textProperty().set("0");
            form.recipe().learningRate().textProperty().set("0.5");
            assertEquals(
                    List.of(
                            "Its training uses " + CIFAR
                                    + ", not synthetic images: choose the same images, or start with weights.",
                            "[Take its settings]"),
                    below(pane));
            press(pane, "#run-checkpoint-settings");
            assertEquals(DataForm.Source.CIFAR10, form.data().sourceProperty().get());
            assertEquals(
                    List.of("It was trained on " + CIFAR + ": choose the folder of these images under Data, above."),
                    below(pane));
            form.data().choose(folder);
            assertEquals(List.of("A run will train 1 more step."), below(pane));
            return pane;
        });
    }

    @Test
    void otherImagesAreToldBeforeTheirFolderIsChosen() {
        Pictures.onFx(() -> {
            CheckpointPane pane =
                    chosen(SampleCheckpoints.write(folder.resolve("state.safetensors"), TestWorkspace.DESIGN, 2));
            form.data().sourceProperty().set(DataForm.Source.CIFAR10);
            assertEquals(
                    List.of(
                            "Its training uses synthetic images, not CIFAR-10: choose the same images, or start with weights.",
                            "[Take its settings]"),
                    below(pane));
            press(pane, "#run-checkpoint-settings");
            assertEquals(List.of("A run will train 1 more step."), below(pane));
            return pane;
        });
    }

    @Test
    void settingsAreOfferedOnlyWhereTheyHelpAgainstTooFewSteps() {
        Pictures.onFx(() -> {
            form.length().steps().textProperty().set("1");
            form.length().warmupSteps().textProperty().set("0");
            CheckpointPane begun =
                    chosen(SampleCheckpoints.write(folder.resolve("begun.safetensors"), TestWorkspace.DESIGN, 2));
            assertEquals(List.of("All requested steps are done: request more.", "[Take its settings]"), below(begun));
            CheckpointPane done =
                    chosen(SampleCheckpoints.write(folder.resolve("done.safetensors"), TestWorkspace.DESIGN, 3));
            assertEquals(List.of("All requested steps are done: request more."), below(done));
            return done;
        });
    }

    @Test
    void theRefusalOfARunStandsAtTheFileAlone() {
        Pictures.onFx(() -> {
            CheckpointPane pane =
                    chosen(SampleCheckpoints.write(folder.resolve("state.safetensors"), TestWorkspace.DESIGN, 2));
            form.recipe().learningRate().textProperty().set("0.5");
            form.seed().textProperty().set("7");
            form.refused(
                    new RunRefusedException(RunRefusedException.Subject.START, Text.verbatim("It has another seed.")));
            assertEquals(
                    "It has another seed.", form.start().checkpoint().problem().get());
            assertEquals(List.of("[Take its settings]"), below(pane));
            return pane;
        });
    }

    private CheckpointPane chosen(Path checkpoint) {
        form.start().kindProperty().set(StartForm.Kind.CHECKPOINT);
        form.start().checkpoint().choose(checkpoint);
        form.start().foundCheckpoint().recognise(SavedCheckpoint.read(checkpoint));
        return new CheckpointPane(form, workspace);
    }

    private static void press(CheckpointPane pane, String button) {
        ((Button) pane.lookup(button)).fire();
    }

    /** Sentences and buttons below what the checkpoint is. */
    private static List<String> below(CheckpointPane pane) {
        return pane.getChildren().stream()
                .filter(Node::isVisible)
                .filter(node -> !"run-checkpoint-what".equals(node.getId()))
                .map(Labeled.class::cast)
                .map(node -> node instanceof Label ? node.getText() : "[" + node.getText() + "]")
                .toList();
    }
}
