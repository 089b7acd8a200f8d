package dev.densescope.ui.chart;

import dev.densescope.chart.steps.SampleSteps;
import dev.densescope.chart.steps.StepRange;
import dev.densescope.chart.steps.StepValues;
import dev.densescope.ui.Frames;
import dev.densescope.ui.GoldenPicture;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charts look as they did when people looked at them. */
class GoldenChartsTest {
    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1", "LIGHT, 2", "DARK, 1", "DARK, 2"})
    void theLineOfLosses(Theme theme, int scale) throws IOException {
        Appearance appearance = new Appearance(theme, false);
        StepLine chart = new StepLine(
                appearance,
                new StepLine.Quantity("Loss", Optional.empty(), value -> String.format(Locale.ROOT, "%.1f", value)));
        StepValues values = SampleSteps.from(1, 60, step -> 2.3f / (1 + step / 20f) + (step * 37 % 11) / 100f);
        Stage stage = Pictures.onFx(() -> {
            chart.show(values, StepRange.of(values));
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(chart, appearance, 360, 160));
            shown.show();
            return shown;
        });
        Frames.settle();
        GoldenPicture.assertAlike(
                Pictures.onFx(() -> chart.picture(scale)),
                "loss-" + theme.name().toLowerCase(Locale.ROOT) + "-" + scale + "x");
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }
}
