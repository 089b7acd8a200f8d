package dev.densescope.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"network", "stem", "head", "block1", "block12/layer340", "transition2"})
    void aPathIsReadBackFromItsText(String text) {
        assertEquals(text, LayerPath.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "stems",
                "Stem",
                "block",
                "block0",
                "block01",
                "block2/layer0",
                "block2/layerX",
                "block2/layer1/",
                "transition0",
                "block99999999",
                "transition-1"
            })
    void anyOtherTextIsNoPath(String text) {
        assertThrows(IllegalArgumentException.class, () -> LayerPath.parse(text));
    }

    @Test
    void onlyWhatLiesInABlockHasItsNumber() {
        assertThrows(IllegalArgumentException.class, () -> new LayerPath(LayerPath.Kind.STEM, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new LayerPath(LayerPath.Kind.DENSE_LAYER, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new LayerPath(LayerPath.Kind.TRANSITION, 0, 0));
    }
}
