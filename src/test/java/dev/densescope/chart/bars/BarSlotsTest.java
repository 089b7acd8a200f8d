package dev.densescope.chart.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BarSlotsTest {
    private static final double ROUNDING = 1e-9;
    private static final List<LayerPath> LAYERS =
            Network.of(Presets.find("densenet-bc-100-12").orElseThrow()).layers().stream()
                    .map(Layer::path)
                    .toList();

    @Test
    void blocksStandSideBySideWithTheirTransitionsBetweenThem() {
        BarSlots slots = BarSlots.across(LAYERS, 900, BarSpacing.PIXELS);
        assertEquals(
                List.of("stem", "block1", "transition1", "block2", "transition2", "block3", "head"),
                slots.groups().stream().map(BarSlots.Group::name).toList());
        assertEquals(16, slots.groups().get(1).layers());
    }

    @Test
    void barsFillTheWidthAndNeverOverlap() {
        for (double width : new double[] {120, 900, 1860}) {
            List<BarSlots.Slot> bars =
                    BarSlots.across(LAYERS, width, BarSpacing.PIXELS).bars();
            for (int i = 1; i < bars.size(); i++) {
                assertTrue(bars.get(i - 1).x() + bars.get(i - 1).width()
                        <= bars.get(i).x() + ROUNDING);
            }
            assertTrue(bars.get(0).x() >= -ROUNDING);
            assertTrue(bars.get(bars.size() - 1).x() + bars.get(bars.size() - 1).width() <= width + ROUNDING);
        }
    }

    @Test
    void aPointFindsTheBarUnderIt() {
        BarSlots slots = BarSlots.across(LAYERS, 900, BarSpacing.PIXELS);
        BarSlots.Slot slot = slots.of(LayerPath.denseLayer(2, 11)).orElseThrow();
        assertEquals(Optional.of(slot), slots.at(slot.centre()));
        assertEquals(Optional.empty(), slots.at(-1));
    }

    @Test
    void aFewLayersDoNotBecomeAsWideAsTheWindow() {
        BarSlots slots = BarSlots.across(List.of(LayerPath.STEM, LayerPath.HEAD), 2000, BarSpacing.PIXELS);
        assertTrue(slots.bars().get(0).width() <= 44);
    }
}
