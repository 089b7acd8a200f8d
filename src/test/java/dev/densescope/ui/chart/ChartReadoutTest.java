package dev.densescope.ui.chart;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The readout at the cursor does not cover what it describes, in charts of all widths. */
class ChartReadoutTest {
    private static final double HEIGHT = 260;
    private static final double LEFT = 52;
    private static final List<ChartReadout.Row> ROWS = List.of(
            new ChartReadout.Row("", "1×1 outputs", "45.0 MiB"), new ChartReadout.Row("", "batch norm", "48.8 MiB"));

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    /** @param width of the timeline in a window of the least size, in one of 1280 pixels, and in a large one */
    @ParameterizedTest
    @ValueSource(doubles = {634, 900, 2000})
    void theCursorIsSeenBesideIt(double width) {
        ChartReadout readout = new ChartReadout();
        Stage stage = Pictures.onFx(() -> {
            Pane chart = new Pane(readout);
            chart.getStylesheets()
                    .add(CanvasChart.class.getResource("charts.css").toExternalForm());
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(chart, new Appearance(Theme.LIGHT, false), width, HEIGHT));
            shown.show();
            chart.resize(width, HEIGHT);
            readout.keepInside(new PlotArea(LEFT, 30, width - LEFT - 8, 150), new Point2D(width / 3, 40));
            return shown;
        });
        for (double x = LEFT; x < width - 8; x += 7) {
            double cursor = x;
            Pictures.onFx(() -> {
                readout.show(
                        "transition2  conv weights gradient",
                        "backward · measured · at 106.21 ms · operation 197 of 325",
                        ROWS,
                        cursor,
                        80);
                return readout;
            });
            double left = readout.getLayoutX();
            double right = left + readout.getWidth();
            assertTrue(left >= 0 && right <= width, "from " + left + " to " + right + " of " + width);
            assertFalse(left < cursor && cursor < right, "over its cursor at " + cursor);
        }
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }
}
