package dev.densescope.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.chart.steps.SampleSteps;
import dev.densescope.chart.steps.StepRange;
import dev.densescope.chart.steps.StepValues;
import dev.densescope.ui.Background;
import dev.densescope.ui.Frames;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.control.DataTable;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class ChartFrameTest {
    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void theTableFollowsTheChartAndKeepsWhatTheUserHasChosen() {
        Appearance appearance = new Appearance(Theme.LIGHT, false);
        StepLine chart = new StepLine(
                appearance, new StepLine.Quantity("Loss", Optional.empty(), value -> Float.toString(value)));
        ChartFrame frame = new ChartFrame(chart, "loss");
        Stage stage = Pictures.onFx(() -> {
            show(chart, 40);
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(frame, appearance, 400, 300));
            shown.show();
            frame.showTable();
            return shown;
        });
        DataTable<?> table = (DataTable<?>) frame.lookup(".data-table");
        assertEquals(40, table.getItems().size());
        Pictures.onFx(() -> {
            table.getColumns().get(0).setPrefWidth(123);
            table.getColumns().get(0).setSortType(TableColumn.SortType.DESCENDING);
            sortByFirst(table);
            table.getSelectionModel().select(3);
            show(chart, 60);
            return table;
        });
        Frames.settle();
        await(() -> table.getItems().size() == 60);
        Frames.settle(); // it is sorted after that
        assertSame(table, frame.lookup(".data-table"));
        assertEquals("60", ((List<?>) table.getItems().get(0)).get(0));
        assertEquals("37", ((List<?>) table.getSelectionModel().getSelectedItem()).get(0));
        assertEquals(123, table.getColumns().get(0).getPrefWidth());
        Pictures.onFx(() -> {
            ((TextField) frame.lookup(".chart-table .text-field")).setText("59");
            return frame;
        });
        assertEquals(1, table.getItems().size());
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }

    private static void show(StepLine chart, int steps) {
        StepValues values = SampleSteps.from(1, steps, step -> step / 1000.0);
        chart.show(values, StepRange.of(values));
    }

    private static <T> void sortByFirst(DataTable<T> table) {
        table.getSortOrder().add(table.getColumns().get(0));
    }

    @Test
    void aLineIsEnlargedAndTheLargeOneFollows() {
        Appearance appearance = new Appearance(Theme.LIGHT, false);
        StepLine chart = new StepLine(
                appearance, new StepLine.Quantity("Loss", Optional.empty(), value -> Float.toString(value)));
        Stage stage = Pictures.onFx(() -> {
            show(chart, 40);
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(new StackPane(chart), appearance, 1000, 500));
            shown.show();
            chart.requestFocus();
            Keys.press(shown.getScene(), "Enter");
            return shown;
        });
        Frames.settle();
        await(() -> largeChart().isPresent());
        Pictures.take(largeChart().orElseThrow().getScene(), "large-step-line");
        Pictures.onFx(() -> {
            show(chart, 60);
            return chart;
        });
        StepLine large = (StepLine) largeChart().orElseThrow().lookup(".canvas-chart");
        assertEquals(60, large.data().rows().size());
        assertTrue(large.getWidth() > chart.getPrefHeight() * 5);
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }

    private static void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("in vain", e);
        }
    }

    @Test
    void allChartsOfAWindowAreServedAtOnce() {
        Appearance appearance = new Appearance(Theme.LIGHT, false);
        StepLine chart = new StepLine(
                appearance, new StepLine.Quantity("Loss", Optional.empty(), value -> Float.toString(value)));
        RecordedNotices notices = new RecordedNotices();
        Stage stage = Pictures.onFx(() -> {
            StackPane root = new StackPane(chart);
            new ChartExport(notices, new Background(Runnable::run, Runnable::run)).install(root);
            show(chart, 3);
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(root, appearance, 300, 200));
            shown.show();
            chart.requestFocus();
            Keys.press(shown.getScene(), "Shortcut+Shift+C");
            chart.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 50, 50, 50, 50, true, null));
            return shown;
        });
        assertEquals(1, notices.done().size());
        String copied = Pictures.onFx(() -> Clipboard.getSystemClipboard().getString());
        assertEquals(4, copied.lines().count());
        ContextMenu menu = Pictures.onFx(() -> Window.getWindows().stream()
                .filter(window -> window instanceof ContextMenu)
                .map(window -> (ContextMenu) window)
                .findFirst()
                .orElseThrow());
        assertTrue(
                menu.getItems().stream()
                        .anyMatch(item -> String.valueOf(item.getText()).contains("SVG")),
                menu.getItems()::toString);
        Pictures.onFx(() -> {
            menu.hide();
            stage.close();
            return stage;
        });
    }

    private static Optional<Node> largeChart() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof PopOver)
                .map(window -> window.getScene().getRoot().lookup(".large-chart"))
                .filter(node -> node != null)
                .findFirst();
    }

    @Test
    void theMenuOfAChartTakesItsReadoutAway() {
        Appearance appearance = new Appearance(Theme.LIGHT, false);
        StepLine chart = new StepLine(
                appearance, new StepLine.Quantity("Loss", Optional.empty(), value -> Float.toString(value)));
        Stage stage = Pictures.onFx(() -> {
            StepValues values = SampleSteps.from(1, 9, step -> step);
            chart.show(values, StepRange.of(values));
            ChartFrame frame = new ChartFrame(chart, "loss");
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(frame, appearance, 400, 300));
            new ChartExport(new RecordedNotices(), new Background(Runnable::run, Runnable::run)).install(frame);
            shown.show();
            chart.requestFocus();
            Keys.press(shown.getScene(), "Left");
            return shown;
        });
        Node readout = chart.readout();
        Pictures.take(stage.getScene(), "chart-readout");
        assertTrue(readout.isVisible());
        Pictures.onFx(() -> {
            chart.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 50, 50, 50, 50, false, null));
            return chart;
        });
        Frames.settle();
        assertFalse(readout.isVisible());
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }
}
