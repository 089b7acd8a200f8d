package dev.densescope.ui.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.content.ReportDocument;
import dev.densescope.ui.Frames;
import dev.densescope.ui.GoldenScreen;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.export.ScriptedExports;
import dev.densescope.ui.model.run.SessionRun;
import dev.densescope.ui.run.model.TestRuns;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The Reports screen in a headless window. */
class ReportsScreenTest {
    @TempDir
    private Path folder;

    private final RecordedNotices notices = new RecordedNotices();
    private TestRuns runs;
    private ReportsModel model;
    private final Appearance appearance =
            new Appearance(Boolean.getBoolean("pictures.light") ? Theme.LIGHT : Theme.DARK, false);
    private ReportsScreen screen;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void theReportOfAllRunsIsShownAndExported() throws IOException {
        Scene scene = Pictures.onFx(this::open);
        Pictures.onFx(() -> {
            runs.runAll();
            return runs;
        });
        Frames.settle();
        assertFalse(((Labeled) scene.lookup("#reports-summary")).getText().isBlank());
        assertEquals(
                Strategy.values().length,
                ((TableView<?>) scene.lookup("#reports-table")).getItems().size());
        Node charts = scene.lookup("#reports-charts");
        assertEquals(
                ReportDocument.of(model.previewProperty().get().orElseThrow().report())
                                .figures()
                                .size()
                        - 1,
                charts.lookupAll(".report-chart").size(),
                "all but that of the result, which is above");
        assertTrue(charts.lookupAll(".report-chart").stream()
                .noneMatch(chart -> chart.getAccessibleText().isBlank()));
        assertTrue(
                charts.lookupAll(".report-chart").stream()
                        .noneMatch(chart -> ((Region) chart).getBorder().isEmpty()),
                "a frame in each theme");
        assertEquals(
                1, scene.lookup("#reports-overview").lookupAll(".report-chart").size());
        GoldenScreen.assertAlike(scene, appearance, "reports");
        Pictures.onFx(() -> {
            screen.commands().stream()
                    .filter(command -> command.name().equals("Export report as HTML"))
                    .findFirst()
                    .orElseThrow()
                    .run();
            return scene;
        });
        Frames.settle();
        assertTrue(Files.isRegularFile(folder.resolve("small-report.html")));
        assertEquals(List.of("Exported small-report.html."), notices.done());
        Pictures.onFx(() -> {
            scene.getWindow().hide();
            return scene;
        });
    }

    @Test
    void whatFailedHasRoomOfItsOwnAboveTheReport() {
        Scene scene = Pictures.onFx(this::open);
        Pictures.onFx(() -> {
            runs.runAll();
            model.openRunFile(Files.writeString(folder.resolve("broken.dscope"), "no run"));
            return runs;
        });
        Frames.settle();
        Pictures.take(scene, "reports-problem");
        Node problem = scene.lookup(".problem");
        Node report = scene.lookup(".scroll-pane");
        assertTrue(problem.isVisible());
        double top = report.localToScene(report.getLayoutBounds()).getMinY();
        assertTrue(
                problem.localToScene(problem.getLayoutBounds()).getMaxY() <= top, "nothing of the report is covered");
        Pictures.onFx(() -> {
            scene.getWindow().hide();
            return scene;
        });
    }

    @Test
    void theTimeOfARunIsAlwaysInSightAndItsFileWhereNamesAreEqual() {
        Scene scene = Pictures.onFx(this::open);
        Pictures.onFx(() -> {
            runs.workspace.document().edit("name", spec -> spec.withName("A design with " + "a long name ".repeat(9)));
            runs.form.length().steps().textProperty().set("2");
            runs.model.start();
            runs.runner.complete();
            return runs;
        });
        Frames.settle();
        Labeled time = (Labeled) scene.lookup("#run-time");
        Node list = scene.lookup("#reports-runs");
        assertEquals("05:06:07", time.getText());
        assertEquals(time.prefWidth(-1), time.getWidth(), 1);
        assertTrue(time.localToScene(time.getLayoutBounds()).getMaxX()
                <= list.localToScene(list.getLayoutBounds()).getMaxX());
        assertFalse(scene.lookup("#run-file").isVisible());
        SessionRun first = runs.history.runs().get(0);
        Pictures.onFx(() -> {
            runs.history.add(new SessionRun(first.record(), Optional.of(folder.resolve("plan-2.dscope"))));
            return runs;
        });
        Frames.settle();
        Pictures.take(scene, "reports-long-names");
        assertEquals(
                Set.of(first.fileName().orElseThrow(), "plan-2.dscope"),
                scene.getRoot().lookupAll("#run-file").stream()
                        .filter(Node::isVisible)
                        .map(node -> ((Labeled) node).getText())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.toSet()));
        Pictures.onFx(() -> {
            scene.getWindow().hide();
            return scene;
        });
    }

    @Test
    void theMenuIsReachedByKeysAndSaysWhatOpensEachFormat() throws Exception {
        Scene scene = Pictures.onFx(this::open);
        MenuButton menu = (MenuButton) scene.lookup("#reports-export");
        Pictures.onFx(() -> {
            runs.runAll();
            screen.commands().get(0).run();
            return runs;
        });
        Frames.settle();
        assertTrue(menu.isShowing());
        Scene popup = menu.getItems().get(1).getParentPopup().getScene();
        Pictures.take(scene, "reports-menu-below");
        Pictures.take(popup, "reports-menu");
        assertTrue(popup.getRoot().lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .toList()
                .containsAll(List.of("Documents", "HTML", "Traces", "pytorch.org/memory_viz")));
        for (KeyCode key : List.of(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER)) { // headings are skipped
            new FxRobot().type(key);
        }
        Frames.settle();
        assertFalse(menu.isShowing());
        assertEquals(List.of("Exported small-report.pdf."), notices.done());
        assertTrue(Files.isRegularFile(folder.resolve("small-report.pdf")));
        Pictures.onFx(() -> {
            scene.getWindow().hide();
            return scene;
        });
    }

    private Scene open() {
        runs = new TestRuns(folder);
        model = new ReportsModel(
                runs.history,
                Optional::empty,
                new ScriptedExports().into(folder).reports(notices),
                notices,
                Clock.systemUTC(),
                Runnable::run,
                Runnable::run);
        screen = new ReportsScreen(model, appearance, ZoneOffset.UTC, run -> {});
        Scene scene = Pictures.scene((Parent) screen.root(), appearance, 1280, 728);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        screen.shown();
        return scene;
    }
}
