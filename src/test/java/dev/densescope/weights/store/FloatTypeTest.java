package dev.densescope.weights.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FloatTypeTest {
    @Test
    void everyHalfPrecisionNumberKeepsItsValue() {
        for (int bits = 0; bits <= 0xffff; bits++) {
            int exponent = bits >> 10 & 31;
            int fraction = bits & 1023;
            double sign = bits >> 15 == 0 ? 1 : -1;
            float widened = FloatType.F16.next(buffer().putShort((short) bits).flip());
            if (exponent == 31) {
                assertEquals(fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN, widened);
            } else {
                double value = exponent == 0
                        ? fraction * Math.pow(2, -24)
                        : (1 + fraction / 1024.0) * Math.pow(2, exponent - 15);
                assertEquals((float) (sign * value), widened, "0x%04x".formatted(bits));
            }
        }
    }

    @Test
    void brainFloatsAreTheUpperHalfOfAFloat() {
        assertEquals(
                -3.140625f,
                FloatType.BF16.next(buffer().putShort((short) 0xc049).flip()));
        assertEquals(1f, FloatType.BF16.next(buffer().putShort((short) 0x3f80).flip()));
    }

    @Test
    void doublesAreRoundedToTheNearestFloat() {
        assertEquals(0.1f, FloatType.F64.next(buffer().putDouble(0.1).flip()));
        assertEquals(1f, FloatType.F64.next(buffer().putDouble(1 + 0x1p-25).flip()));
        assertTrue(Float.isInfinite(FloatType.F64.next(buffer().putDouble(1e300).flip())));
    }

    @Test
    void otherTypesAreNone() {
        assertEquals(Optional.of(FloatType.BF16), FloatType.of("BF16"));
        assertEquals(Optional.empty(), FloatType.of("I64"));
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }
}
