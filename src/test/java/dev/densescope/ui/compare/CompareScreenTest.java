package dev.densescope.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.compare.SampleComparisons;
import dev.densescope.compare.SampleRunFiles;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.spec.Presets;
import dev.densescope.trace.imports.snapshot.Pickler;
import dev.densescope.trace.imports.snapshot.SampleSnapshot;
import dev.densescope.ui.Command;
import dev.densescope.ui.Frames;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.chart.CanvasChart;
import dev.densescope.ui.compare.model.CompareModel;
import dev.densescope.ui.compare.model.FoundRun;
import dev.densescope.ui.compare.model.ScriptedCompareDialogs;
import dev.densescope.ui.control.DataTable;
import dev.densescope.ui.export.ComparisonExports;
import dev.densescope.ui.export.Exports;
import dev.densescope.ui.export.ScriptedExports;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.model.run.RunsFolder;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Compare screen in a headless window. */
class CompareScreenTest {
    @TempDir
    private Path folder;

    private final RecordedNotices notices = new RecordedNotices();
    private final Appearance appearance = new Appearance(Theme.LIGHT, false);
    private Executor worker = Runnable::run;
    private CompareModel model;
    private CompareScreen screen;
    private Scene scene;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @AfterEach
    void close() {
        Pictures.onFx(() -> {
            scene.getWindow().hide();
            return scene;
        });
    }

    @Test
    void withoutAComparisonTheScreenSaysWhatToDo() {
        open(1280, 728);
        assertEquals("Compare two to five runs", text("#compare-empty"));
        assertEquals("No run chosen", screen.status().get());
        Pictures.take(scene, "compare-empty");
        write(Strategy.NAIVE);
        onFx(() -> {
            model.refresh();
            model.setChosen(model.found().get(0), true);
        });
        assertEquals("Tick another run to compare", text("#compare-empty"));
        assertEquals("1 run chosen", screen.status().get());
    }

    @Test
    void runsAreTickedAndComparedByKeysAlone() {
        write(Strategy.NAIVE);
        write(Strategy.SHARED);
        open(1280, 728);
        ListView<?> list = (ListView<?>) scene.lookup("#compare-runs");
        onFx(() -> {
            list.requestFocus();
            list.getSelectionModel().select(0);
            Keys.press(scene, "Space");
            list.getSelectionModel().select(1);
            Keys.press(scene, "Enter");
        });
        assertEquals(2, model.chosen().size());
        assertTrue(text("#compare-headline").contains(" needs "), text("#compare-headline"));
        CanvasChart chart = (CanvasChart) scene.lookup("#compare-overlay");
        onFx(() -> {
            chart.requestFocus();
            Keys.press(scene, "P");
            Keys.press(scene, "Right");
        });
        Pictures.take(scene, "compare-cursor");
        String spoken = chart.getAccessibleText();
        assertTrue(spoken.contains("naive") && spoken.contains("shared"), spoken);
        assertTrue(screen.status().get().contains("\u00a0ms: "), screen.status().get());
        onFx(() -> Keys.press(list, "Space"));
        assertEquals(1, model.chosen().size());
    }

    @Test
    void theTableHasABadgeAndEachChartATableOfItsNumbers() throws IOException {
        compareFour();
        TableView<?> table = (TableView<?>) scene.lookup("#compare-table");
        assertEquals(4, table.getItems().size());
        List<String> cells = table.lookupAll(".table-cell").stream()
                .map(cell -> ((Labeled) cell).getText())
                .toList();
        assertEquals(2, cells.stream().filter("✓ same bits"::equals).count(), cells.toString());
        CanvasChart overlay = (CanvasChart) scene.lookup("#compare-overlay");
        assertEquals(5, overlay.data().headings().size());
        long highest = overlay.data().rows().stream()
                .filter(row -> !row.get(1).isEmpty())
                .mapToLong(row -> Long.parseLong(row.get(1)))
                .max()
                .orElse(0);
        assertEquals(
                model.chosen().get(0).loaded().orElseThrow().memory().peakLive().orElseThrow(), highest);
        CanvasChart differences = (CanvasChart) scene.lookup("#compare-differences");
        assertFalse(differences.data().rows().isEmpty());
        assertTrue(differences.getAccessibleText().contains("less naive"), differences.getAccessibleText());
        onFx(() -> Keys.press(differences, "Right"));
        Pictures.take(scene, "compare-table");
        assertTrue(differences.getAccessibleText().contains("stem"), differences.getAccessibleText());
    }

    @Test
    void theListOfRunsStaysAtItsPlaceWhileRunsAreTicked() throws IOException {
        open(1280, 728);
        Node list = scene.lookup("#compare-runs");
        double top = list.localToScene(list.getLayoutBounds()).getMinY();
        chooseFour();
        assertEquals(top, list.localToScene(list.getLayoutBounds()).getMinY());
    }

    @Test
    void anImportedRecordOfManyStepsHasAChartOfItsOwn() throws IOException {
        compareFour();
        Node alone = scene.lookup("#compare-long-records");
        boolean isLong = !model.viewProperty().get().orElseThrow().longRecords().isEmpty();
        assertEquals(isLong, alone.getParent().getParent().isVisible());
        press("Operations");
        assertFalse(alone.getParent().getParent().isVisible());
    }

    @Test
    void eachAxisIsChosenByItsButton() throws IOException {
        compareFour();
        CanvasChart overlay = (CanvasChart) scene.lookup("#compare-overlay");
        assertTrue(overlay.data().headings().get(0).equals("ms"));
        press("Operations");
        assertEquals("operation", overlay.data().headings().get(0));
        Pictures.take(scene, "compare-operations");
        press("Layers");
        assertEquals("layer", overlay.data().headings().get(0));
        assertEquals("stem, forward", overlay.data().rows().get(0).get(0));
        Pictures.take(scene, "compare-layers");
    }

    @Test
    void theMenuExportsTheComparison() throws IOException {
        compareFour();
        MenuButton menu = (MenuButton) scene.lookup("#compare-export");
        MenuItem html = menu.getItems().stream()
                .filter(item -> "compare-export-html".equals(item.getId()))
                .findFirst()
                .orElseThrow();
        onFx(html::fire);
        assertTrue(Files.isRegularFile(folder.resolve("comparison.html")));
        assertEquals(List.of("Exported comparison.html."), notices.done());
        Command export = screen.commands().get(0);
        assertTrue(export.enabled().get());
        onFx(model::clear);
        assertFalse(export.enabled().get());
    }

    @Test
    void aProblemStandsAboveTheComparison() throws IOException {
        compareFour();
        Path text = Files.writeString(folder.resolve("notes.txt"), "no run");
        onFx(() -> model.add(List.of(text)));
        assertTrue(text("#compare-problem").endsWith("or a Chrome trace."), text("#compare-problem"));
        Pictures.take(scene, "compare-problem");
        Node problem = scene.lookup("#compare-problem");
        Node page = scene.lookup(".scroll-pane");
        assertTrue(bottom(problem) <= page.localToScene(page.getLayoutBounds()).getMinY());
    }

    @Test
    void aProblemHasDetailsAndIsClosed() throws IOException {
        compareFour();
        Path text = Files.writeString(folder.resolve("notes.txt"), "no run");
        onFx(() -> model.add(List.of(text)));
        Node details = scene.lookup("#compare-problem-details");
        assertFalse(details.isVisible());
        onFx(() -> ((Hyperlink) scene.lookup("#compare-problem-more")).fire());
        assertTrue(details.isVisible());
        assertTrue(((Labeled) details).getText().contains("Exception"), ((Labeled) details).getText());
        Pictures.take(scene, "compare-problem-details");
        onFx(() -> ((Button) scene.lookup("#compare-problem-close")).fire());
        assertTrue(model.problemProperty().get().isEmpty());
        assertFalse(scene.lookup("#compare-problem").getParent().getParent().isVisible());
    }

    @Test
    void theNarrowTableNamesNoQuartilesThatItDoesNotShow() throws IOException {
        open(1040, 728);
        chooseFour();
        TableView<?> table = (TableView<?>) scene.lookup("#compare-table");
        assertTrue(((DataTable<?>) table).compactProperty().get());
        List<String> headings =
                table.getColumns().stream().map(column -> column.getText()).toList();
        assertTrue(headings.contains("step"), headings.toString());
    }

    @Test
    void theChosenRunsHaveTheColoursOfTheirLines() throws IOException {
        compareFour();
        VBox chosen = (VBox) scene.lookup("#compare-chosen");
        for (int run = 0; run < 4; run++) {
            Node swatch = chosen.getChildren().get(run).lookup(".run-swatch");
            assertTrue(swatch.getStyleClass().contains("series-" + run));
        }
        for (Theme theme : List.of(Theme.DARK, Theme.HIGH_CONTRAST, Theme.LIGHT)) {
            onFx(() -> appearance.choose(theme));
            Pictures.take(scene, "compare-" + theme);
        }
    }

    @Test
    void untilTheRunsAreComparedAgainEachHasItsOwnName() throws IOException {
        compareFour();
        onFx(() -> model.makeReference(found("shared")));
        assertEquals(List.of("shared", "naive"), chosenNames().subList(0, 2));
        Deque<Runnable> work = new ArrayDeque<>();
        worker = work::add;
        onFx(() -> model.makeReference(found("naive")));
        assertEquals(List.of("naive", "shared"), chosenNames().subList(0, 2));
        onFx(() -> work.remove().run());
        assertEquals(List.of("naive", "shared"), chosenNames().subList(0, 2));
    }

    private List<String> chosenNames() {
        return ((VBox) scene.lookup("#compare-chosen"))
                .getChildren().stream()
                        .map(row -> ((Labeled) row.lookup(".medium")).getText())
                        .toList();
    }

    private void compareFour() throws IOException {
        open(1280, 728);
        chooseFour();
    }

    /** Three runs of a preset, and a snapshot of PyTorch. */
    private void chooseFour() throws IOException {
        for (Strategy strategy : List.of(Strategy.NAIVE, Strategy.SHARED, Strategy.REDO_NORMS)) {
            SampleRunFiles.write(
                    folder.resolve(strategy.id() + ".dscope"),
                    SampleRuns.run(
                            Presets.find("densenet-bc-40-12").orElseThrow().withBatch(16),
                            strategy,
                            SampleComparisons.STEPS));
        }
        SampleSnapshot sample = new SampleSnapshot(2, 0, 2_000);
        Path snapshot = Files.write(
                folder.resolve("densenet121.pickle"), sample.pickle(sample.dictionary(), Pickler.Style.PYTHON_4));
        onFx(() -> {
            model.refresh();
            for (Strategy strategy : List.of(Strategy.NAIVE, Strategy.SHARED, Strategy.REDO_NORMS)) {
                model.setChosen(found(strategy.id()), true);
            }
            model.add(List.of(snapshot));
        });
    }

    private FoundRun found(String name) {
        return model.found().stream()
                .filter(run -> run.identity().name().toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void press(String segment) {
        onFx(() -> scene.getRoot().lookupAll(".segment").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(segment))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private void write(Strategy strategy) {
        SampleRunFiles.write(
                folder.resolve(strategy.id() + ".dscope"),
                SampleRuns.run(SampleRuns.smallSpec(), strategy, SampleComparisons.STEPS));
    }

    private String text(String selector) {
        return ((Labeled) scene.lookup(selector)).getText();
    }

    private static double bottom(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxY();
    }

    private static void onFx(Runnable action) {
        Pictures.onFx(() -> {
            action.run();
            return action;
        });
        Frames.settle();
        Pictures.onFx(() -> IntStream.range(0, 1)); // what the layout of that frame has asked for
        Frames.settle();
    }

    private void open(double width, double height) {
        Exports exports = new Exports(notices, Runnable::run, Runnable::run);
        ComparisonExports reports =
                new ComparisonExports(exports, new ScriptedExports().into(folder), Clock.systemUTC());
        onFx(() -> {
            model = new CompareModel(
                    new RunsFolder(folder),
                    new RunHistory(),
                    new ScriptedCompareDialogs(),
                    reports,
                    notices,
                    work -> worker.execute(work),
                    Runnable::run);
            screen = new CompareScreen(model, appearance, ZoneOffset.UTC);
            scene = Pictures.scene((Parent) screen.root(), appearance, width, height);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            screen.shown();
        });
    }
}
