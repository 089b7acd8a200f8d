package dev.densescope.ui.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Pictures;
import dev.densescope.ui.shell.placement.WindowBox;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of the runs are whole: one cut short would be a wrong one. */
class StrategyTableTest {
    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    /** The room for the table in a window of the least size. */
    private static final double LEAST = WindowBox.MIN_WIDTH - 341;

    @ParameterizedTest
    @ValueSource(floats = {2.3026f, 0.0013172f, 0.00088888f, 1.234e-7f, 1234.5677f})
    void noFigureIsCutShort(float loss) {
        noFigureIsCutShort(loss, 900);
        noFigureIsCutShort(loss, LEAST);
    }

    private static void noFigureIsCutShort(float loss, double width) {
        ReportPreview.Row row = new ReportPreview.Row(
                "shared-gradients",
                "completed",
                1023L << 20,
                1023L << 20,
                1023L << 20,
                1023L << 20,
                true,
                88_888_800_000L,
                8888.8,
                0.888,
                loss);
        Stage stage = Pictures.onFx(() -> {
            StrategyTable table = new StrategyTable();
            table.show(List.of(row));
            StackPane root = new StackPane(table.node());
            root.getStyleClass().add("reports-screen");
            root.getStylesheets()
                    .add(ReportsScreen.class.getResource("reports.css").toExternalForm());
            Scene scene = Pictures.scene(root, new Appearance(Theme.LIGHT, false), width, 200);
            Stage shown = new Stage();
            shown.setScene(scene);
            shown.show();
            root.applyCss();
            root.layout();
            return shown;
        });
        List<TableCell<?, ?>> cells = Pictures.onFx(() -> stage.getScene().getRoot().lookupAll(".table-cell").stream()
                .<TableCell<?, ?>>map(TableCell.class::cast)
                .filter(cell -> !cell.isEmpty())
                .toList());
        assertTrue(cells.size() >= 9, "cells: " + cells.size());
        cells.forEach(cell -> assertEquals(cell.getText(), ((Text) cell.lookup(".text")).getText()));
        ScrollBar sideways = (ScrollBar) stage.getScene().getRoot().lookup(".scroll-bar:horizontal");
        assertFalse(sideways != null && sideways.isVisible(), "scrolls sideways at " + width);
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }
}
