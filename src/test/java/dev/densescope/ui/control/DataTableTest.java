package dev.densescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Frames;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Fonts;
import dev.densescope.ui.theme.Theme;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataTableTest {
    private DataTable<Integer> table;
    private Stage stage;

    @BeforeEach
    void open() {
        Pictures.startToolkit();
        stage = Pictures.onFx(() -> {
            table = new DataTable<>();
            table.number("number", 80, row -> row, row -> Integer.toString(row));
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(table, new Appearance(Theme.LIGHT, false), 300, 200));
            shown.show();
            return shown;
        });
    }

    @AfterEach
    void close() {
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }

    @Test
    void afterShorterDataTheFirstRowsAreSeen() {
        show(rows(500));
        Pictures.onFx(() -> {
            table.scrollTo(400);
            return table;
        });
        Frames.settle();
        show(rows(4));
        assertEquals(0, firstVisible());
    }

    @Test
    void theFirstRowStaysInSightUntilTheUserScrolls() {
        show(rows(30));
        Pictures.onFx(() -> {
            table.getItems().setAll(rows(300));
            flow().setPosition(0.7);
            return table;
        });
        Pictures.take(stage.getScene(), "data-table-grown");
        assertEquals(0, firstVisible());
        Pictures.onFx(() -> {
            Keys.press(table, "End");
            table.scrollTo(290);
            return table;
        });
        Pictures.take(stage.getScene(), "data-table-scrolled");
        assertTrue(firstVisible() > 200, "row " + firstVisible());
    }

    /** A heading is divided between words, or where it has soft hyphens, and nowhere else. */
    @Test
    void aCompactColumnIsAsWideAsTheWordsOfItsHeading() {
        double width = Pictures.onFx(() -> {
            DataTable<Integer> narrow = new DataTable<>();
            narrow.number("recompute a step", 900, row -> row, row -> Integer.toString(row))
                    .number("re\u00adcompute", 900, row -> row, row -> Integer.toString(row));
            narrow.compactTo(20.0, 20.0);
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(narrow, new Appearance(Theme.LIGHT, false), 300, 200));
            shown.show();
            shown.close();
            assertTrue(narrow.compactProperty().get());
            assertEquals("re-\ncompute", narrow.getColumns().get(1).getText());
            return narrow.getColumns().get(0).getMinWidth();
        });
        Text word = new Text("recompute");
        word.setFont(Fonts.regular(11));
        assertTrue(width > word.getLayoutBounds().getWidth() + 6, "width " + width);
    }

    @Test
    void orderAndSelectionStay() {
        show(rows(20));
        Pictures.onFx(() -> {
            table.getSortOrder().add(table.getColumns().get(0));
            table.getColumns().get(0).setSortType(TableColumn.SortType.DESCENDING);
            table.getSelectionModel().select(Integer.valueOf(7));
            return table;
        });
        show(rows(30));
        assertEquals(29, table.getItems().get(0));
        assertEquals(List.of(7), table.getSelectionModel().getSelectedItems());
    }

    @Test
    void anEmptyTableSaysWhatToDo() {
        String text = ((Label) table.getPlaceholder()).getText();
        assertTrue(text.contains("F5"), text);
    }

    private int firstVisible() {
        IndexedCell<?> first = flow().getFirstVisibleCell();
        return first.getIndex();
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) table.lookup(".virtual-flow");
    }

    private void show(List<Integer> rows) {
        Pictures.onFx(() -> {
            table.show(rows);
            return table;
        });
        Frames.settle();
        Pictures.take(stage.getScene(), "data-table");
    }

    private static List<Integer> rows(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
