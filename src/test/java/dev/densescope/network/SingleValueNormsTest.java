package dev.densescope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import dev.densescope.spec.Stem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleValueNormsTest {
    private static final DenseBlockSpec BLOCK = new DenseBlockSpec(2, 4, 4);

    @ParameterizedTest
    @CsvSource({
        "CIFAR, 4, 4, block3/layer1",
        "CIFAR, 7, 7, block3/layer1",
        "IMAGENET, 16, 16, block3/layer1",
        "IMAGENET, 13, 16, block3/layer1"
    })
    void beginAtTheFirstLayerOfOnePixelWhereTheBatchIsOneImage(Stem stem, int height, int width, String first) {
        DenseNetSpec spec = design(stem, height, width, 1);
        assertEquals(Optional.of(LayerPath.parse(first)), first(spec));
        assertEquals(Optional.empty(), first(spec.withBatch(2)));
    }

    @ParameterizedTest
    @CsvSource({"CIFAR, 4, 8", "CIFAR, 8, 4", "IMAGENET, 16, 29"})
    void areNoneWhereTheLastMapsHaveTwoPixels(Stem stem, int height, int width) {
        assertEquals(Optional.empty(), first(design(stem, height, width, 1)));
    }

    @Test
    void areInNoPreset() {
        Presets.all().values().forEach(preset -> assertEquals(Optional.empty(), first(preset.withBatch(1))));
    }

    private static Optional<LayerPath> first(DenseNetSpec spec) {
        return SingleValueNorms.in(Network.of(spec)).map(SingleValueNorms::first);
    }

    private static DenseNetSpec design(Stem stem, int height, int width, int batch) {
        return new DenseNetSpec(
                "small", new InputSpec(3, height, width), stem, 8, List.of(BLOCK, BLOCK, BLOCK), 0.5, 0, 10, batch);
    }
}
