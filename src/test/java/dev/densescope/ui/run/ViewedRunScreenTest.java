package dev.densescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.compare.SampleComparisons;
import dev.densescope.compare.SampleRunFiles;
import dev.densescope.memory.TensorLifetimes.Lifetime;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Frames;
import dev.densescope.ui.Mouse;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.ScriptedForms;
import dev.densescope.ui.chart.StepLine;
import dev.densescope.ui.chart.timeline.MemoryTimelineChart;
import dev.densescope.ui.export.ScriptedExports;
import dev.densescope.ui.run.model.RunExport;
import dev.densescope.ui.run.model.TestRuns;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tabs of the Run screen, earlier runs and chosen steps, as a person uses them. */
class ViewedRunScreenTest {
    private static final String CHART_TITLE = ".chart-header > .strong";
    private static final List<String> TABS = List.of("Layers", "Tensors", "Events", "Steps", "Epochs", "Runs");

    @TempDir
    private Path folder;

    private final Appearance appearance = new Appearance(Theme.LIGHT, false);
    private final List<Path> inFolder = new ArrayList<>();
    private TestRuns runs;
    private RunScreen screen;
    private Scene scene;
    private Stage stage;
    private Path earlier;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @BeforeEach
    void openTheScreen() {
        earlier = SampleRunFiles.write(
                folder.resolve("earlier.dscope"),
                SampleRuns.run(SampleRuns.smallSpec(), Strategy.CHECKPOINT, SampleComparisons.STEPS));
        onFx(() -> {
            runs = new TestRuns(folder);
            RecordedNotices notices = new RecordedNotices();
            RunExport exports =
                    new RunExport(runs.model, runs.history, new ScriptedExports().reports(notices), Clock.systemUTC());
            screen = new RunScreen(
                    runs.model,
                    appearance,
                    new ScriptedForms(),
                    new RunScreen.Links(runs.model::stop, () -> {}, inFolder::add, exports));
            screen.shown();
            scene = Pictures.scene((Parent) screen.root(), appearance, 1280, 728);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void closeTheWindow() {
        onFx(stage::close);
    }

    @Test
    void tabsStayAtTheirPlace() {
        assertTabsStay();
        onFx(() -> runs.model.viewer().open(earlier));
        onFx(() -> runs.model.charted().chooseStep(2));
        assertTrue(node("#run-view-step").getParent().isVisible());
        assertTabsStay();
    }

    private void assertTabsStay() {
        choose("Layers");
        Bounds first = node("#run-lower").localToScene(node("#run-lower").getLayoutBounds());
        for (String tab : TABS) {
            choose(tab);
            assertEquals(
                    first, node("#run-lower").localToScene(node("#run-lower").getLayoutBounds()), tab);
        }
    }

    @Test
    void anEarlierRunIsShownByEnterAndLeftByItsLink() {
        choose("Runs");
        TableView<?> list = (TableView<?>) node("#run-list");
        onFx(() -> {
            list.getSelectionModel().select(0);
            press(list, KeyCode.ENTER);
        });
        assertTrue(text("#run-view-run").contains("earlier.dscope"), text("#run-view-run"));
        assertEquals("9 of 9 steps", text("#run-headline"));
        assertTrue(node("#run-leave").getParent().isVisible());
        Pictures.take(scene, "run-earlier");
        onFx(() -> ((Hyperlink) node("#run-view-run-back")).fire());
        assertFalse(node("#run-view-run").getParent().isVisible());
        assertTrue(node("#run-start").isVisible());
    }

    @Test
    void aRunIsDeletedAfterTheQuestionAndShownInItsFolder() {
        choose("Runs");
        TableView<?> list = (TableView<?>) node("#run-list");
        onFx(() -> {
            list.getSelectionModel().select(0);
            ((Button) node("#run-list-folder")).fire();
            press(list, KeyCode.DELETE);
        });
        assertEquals(List.of(earlier), inFolder);
        assertTrue(Files.exists(earlier));
        onFx(() -> ((Hyperlink) node("#run-list-delete-now")).fire());
        assertFalse(Files.exists(earlier));
        assertEquals(0, list.getItems().size());
    }

    @Test
    void aStepOfTheTableIsShownWithWhatIsRecordedOfIt() {
        onFx(() -> runs.model.viewer().open(earlier));
        assertEquals("Memory in step 9", text(CHART_TITLE));
        choose("Steps");
        chooseStepOfTable(2);
        assertTrue(
                text("#run-view-step")
                        .endsWith(". Only these totals are recorded of it; the charts show the latest step. "
                                + "Run files keep the events of some steps, here 1, 9."),
                text("#run-view-step"));
        assertEquals("Memory in step 9", text(CHART_TITLE));
        chooseStepOfTable(1);
        assertTrue(text("#run-view-step").endsWith("%."), text("#run-view-step"));
        assertEquals("Memory in step 1", text(CHART_TITLE));
        onFx(() -> ((Hyperlink) node("#run-view-step-back")).fire());
        assertFalse(node("#run-view-step").getParent().isVisible());
        assertEquals("Memory in step 9", text(CHART_TITLE));
    }

    private void chooseStepOfTable(int step) {
        TableView<?> steps = (TableView<?>) node("#run-step-table");
        onFx(() -> {
            steps.getSelectionModel().clearAndSelect(step - 1);
            press(steps, KeyCode.ENTER);
        });
        assertTrue(text("#run-view-step").startsWith("Step " + step + ": "), text("#run-view-step"));
    }

    @Test
    void aClickOnTheLineOfLossesShowsThatStepInTheTimeline() {
        onFx(() -> runs.model.viewer().open(earlier));
        Node losses = scene.getRoot().lookupAll(".canvas-chart").stream()
                .filter(StepLine.class::isInstance)
                .findFirst()
                .orElseThrow();
        double width = losses.getLayoutBounds().getWidth();
        double height = losses.getLayoutBounds().getHeight();
        onFx(() -> Mouse.click(losses, 0, height / 3));
        assertTrue(text("#run-view-step").startsWith("Step 1: "), text("#run-view-step"));
        assertEquals("Memory in step 1", text(CHART_TITLE));
        onFx(() -> Mouse.click(losses, width, height / 3));
        assertTrue(text("#run-view-step").startsWith("Step 9: "), text("#run-view-step"));
        assertEquals("Memory in step 9", text(CHART_TITLE));
    }

    @Test
    void tensorsAreThoseOfThePeakOrTheCursorAndSelectTheirLayer() {
        onFx(() -> runs.model.viewer().open(earlier));
        choose("Tensors");
        assertTrue(text("#run-tensors-at").startsWith("at the peak: "), text("#run-tensors-at"));
        TableView<Lifetime> tensors = tensors();
        int atPeak = tensors.getItems().size();
        onFx(() -> timeline().cursorOperationProperty().set(OptionalInt.of(0)));
        assertTrue(text("#run-tensors-at").startsWith("at the cursor: "), text("#run-tensors-at"));
        assertTrue(tensors.getItems().stream().allMatch(row -> row.contains(0)));
        assertTrue(tensors.getItems().size() != atPeak);
        onFx(() -> timeline().cursorOperationProperty().set(OptionalInt.empty()));
        assertEquals(atPeak, tensors.getItems().size());
        onFx(() -> ((TextField) node("#run-tensors-filter")).setText("batch block1/layer2"));
        assertFalse(tensors.getItems().isEmpty());
        assertTrue(tensors.getItems().stream()
                .allMatch(row -> row.tensor().layer().equals(LayerPath.parse("block1/layer2"))));
        onFx(() -> tensors.getSelectionModel().select(0));
        assertEquals(LayerPath.parse("block1/layer2"), runs.workspace.selectedLayer());
        Pictures.take(scene, "run-tensors");
    }

    @Test
    void aLayerSelectedElsewhereSelectsItsTensors() {
        onFx(() -> runs.model.viewer().open(earlier));
        choose("Tensors");
        onFx(() -> runs.workspace.selectedLayerProperty().set(LayerPath.parse("block1/layer1")));
        List<Lifetime> selected = tensors().getSelectionModel().getSelectedItems();
        assertFalse(selected.isEmpty());
        assertTrue(selected.stream().allMatch(row -> row.tensor().layer().equals(LayerPath.parse("block1/layer1"))));
    }

    /** The beginnings of long names are alike. */
    @Test
    void aLongNameOfATensorIsCutAtItsStart() {
        onFx(() -> runs.model.viewer().open(earlier));
        for (String tab : List.of("Tensors", "Events")) {
            choose(tab);
            Set<Node> names = scene.getRoot().lookupAll(".table-cell.cut-at-start");
            assertFalse(names.isEmpty(), tab);
            names.forEach(name -> assertEquals(OverrunStyle.LEADING_ELLIPSIS, ((Labeled) name).getTextOverrun()));
        }
    }

    @Test
    void aRunTakesTheFocusToTheTimelineAndSpacePausesEvenWithoutFocus() {
        onFx(() -> runs.model.start());
        assertInstanceOf(MemoryTimelineChart.class, scene.getFocusOwner());
        onFx(() -> press(scene.getFocusOwner(), KeyCode.SPACE));
        assertTrue(runs.model.view().pausedProperty().get());
        onFx(() -> Event.fireEvent(scene, key(KeyCode.SPACE)));
        assertFalse(runs.model.view().pausedProperty().get());
        assertTrue(screen.controlKeys().stream()
                .anyMatch(command -> command.keyText().equals("W")));
    }

    @SuppressWarnings("unchecked") // the table makes its rows
    private TableView<Lifetime> tensors() {
        return (TableView<Lifetime>) node("#run-tensor-table");
    }

    private MemoryTimelineChart timeline() {
        return (MemoryTimelineChart) scene.getRoot().lookup(".memory-timeline");
    }

    private void choose(String tab) {
        onFx(() -> ((ToggleButton)
                        ((Parent) node("#run-lower")).getChildrenUnmodifiable().get(TABS.indexOf(tab)))
                .fire());
    }

    private static void press(Node node, KeyCode code) {
        Event.fireEvent(node, key(code));
    }

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }

    private Node node(String selector) {
        return scene.getRoot().lookup(selector);
    }

    private String text(String selector) {
        return ((Labeled) node(selector)).getText();
    }

    private static void onFx(Runnable action) {
        Pictures.onFx(() -> {
            action.run();
            return action;
        });
        Frames.settle();
    }
}
