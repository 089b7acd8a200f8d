package dev.densescope.ui.chart;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.chart.steps.SampleSteps;
import dev.densescope.chart.steps.StepRange;
import dev.densescope.chart.steps.StepValues;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class ChartFrameTest {
    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void theMenuOfAChartTakesItsReadoutAway() {
        Appearance appearance = new Appearance(Theme.LIGHT, false);
        StepLine chart = new StepLine(
                appearance, new StepLine.Quantity("Loss", Optional.empty(), value -> Float.toString(value)));
        Stage stage = Pictures.onFx(() -> {
            StepValues values = SampleSteps.from(1, 9, step -> step);
            chart.show(values, StepRange.of(values));
            ChartFrame frame =
                    new ChartFrame(chart, new ChartExport(new RecordedNotices(), Runnable::run, Runnable::run), "loss");
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(frame, appearance, 400, 300));
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
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(readout.isVisible());
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }
}
