package dev.densescope.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.Category;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LegendTest {
    /** Of a chart of the Run screen in a window of the least size. */
    private static final double NARROW = 620;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void noNameIsCutInANarrowChart() {
        Legend legend = laidOut(NARROW);
        List<Label> entries =
                legend.getChildren().stream().map(Label.class::cast).toList();
        assertEquals(Category.values().length + 1, entries.size());
        for (Label entry : entries) {
            assertEquals(entry.getText(), ((Text) entry.lookup(".text")).getText());
            assertTrue(entry.getBoundsInParent().getMaxX() <= NARROW, entry.getText());
        }
    }

    @Test
    void aWideChartHasAllNamesInARow() {
        Legend legend = laidOut(2 * NARROW);
        assertEquals(
                1,
                legend.getChildren().stream()
                        .map(entry -> entry.getLayoutY())
                        .distinct()
                        .count());
    }

    @Test
    void aSavedPictureHasTheLegendWithOrWithoutOneOnTheScreen() {
        Appearance appearance = new Appearance(Theme.LIGHT, false);
        double[] heights = Pictures.onFx(() -> {
            StepLine chart = new StepLine(
                    appearance, new StepLine.Quantity("Loss", Optional.empty(), value -> Float.toString(value)));
            Pictures.scene(chart, appearance, 300, 100);
            chart.resize(300, 100);
            chart.layout();
            chart.lookup("*").applyCss();
            double plain = chart.picture(1).getHeight();
            chart.explain(palette -> LegendEntry.of(List.of(Category.BATCH_NORM, Category.GRADIENTS), palette));
            String svg = chart.svg();
            for (String part : List.of(">batch norm<", ">gradients<", "#009E73", "#CC79A7")) {
                assertTrue(svg.toUpperCase(Locale.ROOT).contains(part.toUpperCase(Locale.ROOT)), part + " in " + svg);
            }
            return new double[] {plain, chart.picture(1).getHeight()};
        });
        assertTrue(heights[1] > heights[0], "nothing is covered");
    }

    private static Legend laidOut(double width) {
        return Pictures.onFx(() -> {
            Legend legend = new Legend(List.of(Category.values()), true);
            StackPane chart = new StackPane(legend);
            chart.getStylesheets()
                    .add(CanvasChart.class.getResource("charts.css").toExternalForm());
            Pictures.scene(chart, new Appearance(Theme.LIGHT, false), width, 300);
            chart.resize(width, 300);
            chart.applyCss();
            chart.layout();
            return legend;
        });
    }
}
