package dev.densescope.ui.design.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import dev.densescope.ui.model.prediction.Predictions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The values of a network that look contradictory explain themselves. */
class FiguresTest {
    private static final StoragePlan NAIVE = Strategies.baseline();
    private static final StoragePlan SHARED = new Sharing(Strategy.SHARED, SharedScope.NETWORK);

    private final Predictions predictions = Predictions.of(
            Network.of(Presets.find("densenet-bc-100-12").orElseThrow().withBatch(256)),
            List.of(NAIVE, SHARED),
            Target.processor(2));

    @Test
    void keptBytesAboveThePeakAreExplained() {
        assertTrue(predictions.of(SHARED).forwardFeatureMapBytes()
                > predictions.of(SHARED).peakLiveBytes());
        assertEquals(
                "Kept exceeds the peak: it counts storage, whose memory is used again at other times.",
                Figures.remark(LayerPath.NETWORK, predictions, SHARED));
        assertEquals("", Figures.remark(LayerPath.NETWORK, predictions, NAIVE));
        assertEquals("", Figures.remark(LayerPath.block(1), predictions, SHARED));
    }

    @Test
    void tooltipsSayWhatKeptAndPeakCount() {
        List<LabelledValue> figures = Figures.of(LayerPath.NETWORK, predictions, NAIVE);
        assertTrue(explanation(figures, "Kept after forward").startsWith("Storage of feature maps: "));
        assertTrue(explanation(figures, "Peak, live").startsWith("The most bytes that are live at one time"));
    }

    private static String explanation(List<LabelledValue> figures, String label) {
        return figures.stream()
                .filter(figure -> figure.label().equals(label))
                .findFirst()
                .orElseThrow()
                .explanation();
    }
}
