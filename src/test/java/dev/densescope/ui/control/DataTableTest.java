package dev.densescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Frames;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Fonts;
import dev.densescope.ui.theme.Theme;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Also of the column by which the table is sorted, and next to a scroll bar. */
    @ParameterizedTest
    @ValueSource(doubles = {900, 560, 420})
    void headingsAndNumbersHaveOneRightEdge(double width) {
        DataTable<Integer> wide = new DataTable<>();
        for (String heading : List.of("forward ms", "recompute ms", "images/s", "peak live")) {
            wide.number(heading, 140, row -> row, row -> Integer.toString(row));
        }
        wide.compactTo(80.0, 80.0, 80.0, 80.0);
        wide.getSortOrder().add(wide.getColumns().get(1));
        wide.getItems().setAll(rows(100));
        Stage shown = shown(wide, width);
        Pictures.take(shown.getScene(), "data-table-edges-" + (int) width);
        Pictures.onFx(() -> {
            List<Double> headings = rightEdges(wide, ".column-header.right > .label");
            List<Double> numbers = rightEdges(flow(wide).getCell(3), ".table-cell.right");
            assertEquals(4, headings.size());
            assertEquals(headings.size(), numbers.size());
            for (int column = 0; column < headings.size(); column++) {
                assertEquals(numbers.get(column), headings.get(column), 2, "column " + column + " at " + width);
            }
            shown.close();
            return shown;
        });
    }

    /** In a table with room for it, in one with room for headings of two lines, and in a compact one. */
    @ParameterizedTest
    @ValueSource(doubles = {700, 480, 330})
    void noHeadingIsCut(double width) {
        DataTable<Integer> headed = new DataTable<>();
        for (String heading : List.of("Spitze belegt", "Merkmals\u00adkarten", "Neube\u00adrechnung", "ms je MiB")) {
            headed.number(heading, 70, row -> row, row -> Integer.toString(row));
        }
        headed.compactTo(66.0, 66.0, 66.0, 66.0);
        headed.getItems().setAll(rows(3));
        Stage shown = shown(headed, width);
        Pictures.take(shown.getScene(), "data-table-headings-" + (int) width);
        Pictures.onFx(() -> {
            for (TableColumn<Integer, ?> column : headed.getColumns()) {
                headed.getSortOrder().setAll(List.of(column));
                shown.getScene().getRoot().layout();
                uncutHeadings(headed);
            }
            shown.close();
            return shown;
        });
    }

    private static void uncutHeadings(DataTable<Integer> headed) {
        for (Node label : headed.lookupAll(".column-header > .label")) {
            String heading = ((Label) label).getText();
            Text drawn = (Text) label.lookup(".text");
            assertEquals(heading, drawn.getText());
            assertTrue(
                    drawn.getLayoutBounds().getHeight()
                            < label.getLayoutBounds().getHeight(),
                    heading);
        }
    }

    private static Stage shown(DataTable<Integer> table, double width) {
        return Pictures.onFx(() -> {
            StackPane root = new StackPane();
            Stage stage = new Stage();
            stage.setScene(Pictures.scene(root, new Appearance(Theme.LIGHT, false), width, 200));
            stage.show();
            root.layout();
            root.getChildren().add(table);
            return stage;
        });
    }

    private static List<Double> rightEdges(Node table, String selector) {
        return table.lookupAll(selector).stream()
                .map(cell -> cell.lookup(".text"))
                .filter(Text.class::isInstance)
                .map(text -> text.localToScene(text.getLayoutBounds()).getMaxX())
                .sorted()
                .toList();
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
        return flow(table);
    }

    @Test
    void aColumnOfTextCanBeSortedByAValueAndStandsAtTheLeft() {
        String copied = Pictures.onFx(() -> {
            table.text("date", 80, row -> -row, row -> "day " + row, row -> "2026-01-0" + row);
            table.show(rows(3));
            assertFalse(table.getColumns().get(1).getStyleClass().contains("right"));
            table.getSortOrder().add(table.getColumns().get(1));
            assertEquals(List.of(2, 1, 0), List.copyOf(table.getItems()));
            return table.tsv();
        });
        assertTrue(copied.endsWith("0\t2026-01-00\n"), copied);
    }

    private static VirtualFlow<?> flow(DataTable<Integer> table) {
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
