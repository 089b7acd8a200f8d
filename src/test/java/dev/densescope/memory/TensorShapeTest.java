package dev.densescope.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TensorShapeTest {
    @Test
    void bytesAreElementsTimesTheTypesSize() {
        TensorShape maps = TensorShape.channelsOutermost(2, 3, 4, 5);
        assertEquals(120, maps.elements());
        assertEquals(480, maps.bytes());
        assertEquals(40, maps.elementsPerChannel());
        assertEquals(120, maps.withType(ElementType.UINT8).bytes());
        assertEquals(7 * 160, maps.withChannels(7).bytes());
    }

    @Test
    void vectorsMatricesAndScalarsAreDense() {
        assertEquals(28, TensorShape.vector(7).bytes());
        assertEquals(48, TensorShape.matrix(3, 4).bytes());
        assertEquals(4, TensorShape.scalar().bytes());
        assertEquals(7, TensorShape.vector(7).c());
    }

    @Test
    void countsBeyondIntAreExactAndBeyondLongRefused() {
        assertEquals(
                4L * 65_536 * 1_000 * 8_192,
                TensorShape.channelsLast(65_536, 1_000, 8_192, 1).bytes());
        TensorShape tooLarge = TensorShape.channelsLast(1 << 30, 1 << 30, 1 << 10, 1);
        assertThrows(ArithmeticException.class, tooLarge::bytes);
    }
}
