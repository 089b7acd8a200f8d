package dev.densescope.ui.chart.timeline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.Phase;
import dev.densescope.ui.theme.Palette;
import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class TimelineInkTest {
    /** Of neighbours that are told apart by nothing else. */
    private static final double LEAST_DIFFERENCE = 0.2;

    @Test
    void forwardAndBackwardAreToldApartInEachTheme() {
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK, Palette.HIGH_CONTRAST)) {
            Color forward = TimelineInk.phase(palette, Phase.FORWARD);
            Color backward = TimelineInk.phase(palette, Phase.BACKWARD);
            double difference = Math.abs(forward.getBrightness() - backward.getBrightness());
            assertTrue(difference >= LEAST_DIFFERENCE, forward + " and " + backward);
        }
    }
}
