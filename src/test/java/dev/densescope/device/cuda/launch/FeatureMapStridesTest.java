package dev.densescope.device.cuda.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.ElementType;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureMapStridesTest {
    private static final int ALIGNED = 4096;

    private static TensorShape shape(Layout layout, int n, int c, int h, int w) {
        return new TensorShape(ElementType.FLOAT32, layout, n, c, h, w);
    }

    @Test
    void stridesAreThoseOfTheLayout() {
        assertEquals(new FeatureMapStrides(105, 35, 1, 7), FeatureMapStrides.of(shape(Layout.ROW_MAJOR, 2, 3, 5, 7)));
        assertEquals(
                new FeatureMapStrides(35, 70, 1, 7),
                FeatureMapStrides.of(shape(Layout.CHANNELS_OUTERMOST, 2, 3, 5, 7)));
        assertEquals(
                new FeatureMapStrides(105, 1, 3, 21), FeatureMapStrides.of(shape(Layout.CHANNELS_LAST, 2, 3, 5, 7)));
    }

    @ParameterizedTest
    @EnumSource
    void everyElementHasAPlaceOfItsOwn(Layout layout) {
        TensorShape shape = shape(layout, 2, 3, 5, 7);
        FeatureMapStrides strides = FeatureMapStrides.of(shape);
        Set<Long> places = new HashSet<>();
        for (int n = 0; n < 2; n++) {
            for (int c = 0; c < 3; c++) {
                for (int h = 0; h < 5; h++) {
                    for (int w = 0; w < 7; w++) {
                        places.add(n * strides.image()
                                + c * strides.channel()
                                + h * (long) strides.row()
                                + w * (long) strides.pixel());
                    }
                }
            }
        }
        assertEquals(shape.elements(), places.size());
        assertTrue(places.stream().allMatch(place -> place >= 0 && place < shape.elements()));
    }

    @Test
    void aChannelIsFlatWhereItsImagesFollowEachOther() {
        assertTrue(isFlat(shape(Layout.CHANNELS_OUTERMOST, 2, 3, 5, 7)));
        assertTrue(isFlat(shape(Layout.ROW_MAJOR, 1, 3, 5, 7)));
        assertTrue(isFlat(shape(Layout.ROW_MAJOR, 2, 1, 5, 7)));
        assertFalse(isFlat(shape(Layout.ROW_MAJOR, 2, 3, 5, 7)));
        assertFalse(isFlat(shape(Layout.CHANNELS_LAST, 1, 3, 5, 7)));
    }

    @Test
    void vectorsNeedPlacesAtMultiplesOfFourInEveryChannel() {
        assertTrue(isWide(shape(Layout.CHANNELS_OUTERMOST, 2, 3, 2, 3), ALIGNED), "12 elements a channel");
        assertFalse(isWide(shape(Layout.CHANNELS_OUTERMOST, 2, 3, 5, 7), ALIGNED), "70 elements a channel");
        assertFalse(isWide(shape(Layout.CHANNELS_OUTERMOST, 2, 3, 2, 3), ALIGNED + 4), "begins in the middle");
        assertTrue(isWide(shape(Layout.ROW_MAJOR, 2, 3, 4, 4), ALIGNED), "16 elements an image");
        assertFalse(isWide(shape(Layout.ROW_MAJOR, 2, 4, 5, 5), ALIGNED), "four would reach into the next image");
        assertFalse(isWide(shape(Layout.CHANNELS_LAST, 2, 4, 4, 4), ALIGNED), "neighbours are other channels");
    }

    @Test
    void theArgumentHasTheFieldsOfTheKernelsStructure() {
        ByteBuffer buffer = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
        Arguments.Structure maps = FeatureMapStrides.argument(shape(Layout.ROW_MAJOR, 2, 3, 4, 5), ALIGNED);
        maps.put(buffer);
        buffer.flip();
        assertEquals(Long.BYTES, maps.alignment());
        assertEquals(ALIGNED, buffer.getLong());
        assertEquals(60, buffer.getLong());
        assertEquals(20, buffer.getLong());
        assertEquals(1, buffer.getInt());
        assertEquals(20, buffer.getInt());
        assertEquals(0, buffer.getInt());
        assertEquals(1, buffer.getInt());
        assertFalse(buffer.hasRemaining());
    }

    private static boolean isFlat(TensorShape shape) {
        return FeatureMapStrides.of(shape).isFlat(shape);
    }

    private static boolean isWide(TensorShape shape, long address) {
        return FeatureMapStrides.of(shape).isWide(shape, address);
    }
}
