package dev.densescope.chart.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarColumnTest {
    @Test
    void barsThatHaveRoomStandAlone() {
        List<BarColumn> columns = BarColumn.of(BarSlots.across(layers(40), 900, BarSpacing.VECTOR));
        assertEquals(82, columns.size());
        assertTrue(columns.stream().allMatch(BarColumn::isSingle));
    }

    @Test
    void barsNarrowerThanAPixelShareItAndNoneIsLost() {
        List<BarColumn> columns = BarColumn.of(BarSlots.across(layers(1_000), 300, BarSpacing.VECTOR));
        assertTrue(columns.size() <= 300 + 4, columns.size() + " columns");
        assertEquals(
                IntStream.range(0, 2_002).boxed().toList(),
                columns.stream()
                        .flatMap(column ->
                                IntStream.range(column.from(), column.to()).boxed())
                        .toList());
        assertTrue(columns.stream().anyMatch(column -> column.from() < 1_001 && column.to() == 1_001), "blocks apart");
    }

    @Test
    void theHighestBarOfAColumnIsTheFirstWithTheLargestValue() {
        long[] values = {9, 2, 7, 7, 1};
        assertEquals(2, new BarColumn(0, 1, 1, 5).highest(i -> values[i]));
        assertEquals(4, new BarColumn(0, 1, 1, 5).highest(i -> -values[i]));
    }

    /** Stem, two blocks, head. */
    private static List<LayerPath> layers(int each) {
        List<LayerPath> layers = new ArrayList<>(List.of(LayerPath.STEM));
        for (int block = 1; block <= 2; block++) {
            for (int layer = 1; layer <= each; layer++) {
                layers.add(LayerPath.denseLayer(block, layer));
            }
        }
        layers.add(LayerPath.HEAD);
        return layers;
    }
}
