package dev.densescope.ui.run.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.session.measure.StepSummary;
import dev.densescope.ui.Frames;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps are shown for the first time in a table that was laid out before, without them and out of sight. */
class StepTableTest {
    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @ParameterizedTest
    @ValueSource(doubles = {900, 1000, 1200})
    void headingsAndNumbersHaveOneRightEdge(double width) {
        StepTable steps = new StepTable(step -> {});
        TablePane pane = new TablePane("steps", steps.node());
        pane.setVisible(false);
        Stage stage = Pictures.onFx(() -> {
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(new StackPane(pane), new Appearance(Theme.LIGHT, false), width, 300));
            shown.show();
            return shown;
        });
        Frames.settle();
        Pictures.onFx(() -> {
            pane.setVisible(true);
            steps.show(
                    IntStream.rangeClosed(1, 12).mapToObj(StepTableTest::step).toList());
            return pane;
        });
        Pictures.take(stage.getScene(), "step-table-" + (int) width);
        Pictures.onFx(() -> {
            List<Double> headings = rightEdges(steps.node(), ".column-header.right > .label");
            VirtualFlow<?> flow = (VirtualFlow<?>) steps.node().lookup(".virtual-flow");
            List<Double> numbers = rightEdges(flow.getCell(3), ".table-cell.right");
            assertEquals(9, headings.size());
            for (int column = 0; column < headings.size(); column++) {
                assertEquals(numbers.get(column), headings.get(column), 2, "column " + column + " at " + width);
            }
            stage.close();
            return stage;
        });
    }

    private static StepSummary step(int number) {
        return new StepSummary(
                number, 0, number < 3, 2, 0.5f, 100_000_000, 50_000_000, 9_000_000, 40_000_000, 1_000_000, 1 << 20, 0);
    }

    private static List<Double> rightEdges(Node table, String selector) {
        return table.lookupAll(selector).stream()
                .map(cell -> cell.lookup(".text"))
                .filter(Text.class::isInstance)
                .map(text -> text.localToScene(text.getLayoutBounds()).getMaxX())
                .sorted()
                .toList();
    }
}
