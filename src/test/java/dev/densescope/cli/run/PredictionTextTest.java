package dev.densescope.cli.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import org.junit.jupiter.api.Test;

class PredictionTextTest {
    @Test
    void classesOtherThanThoseOfThePresetAreReported() {
        DenseNetSpec preset = Presets.cifarBottleneck(40, 12);
        assertTrue(PredictionText.head(Network.of(preset)).contains("batch 64\n"));
        assertTrue(PredictionText.head(Network.of(preset.withClasses(3))).contains("batch 64, 3 classes\n"));
    }
}
