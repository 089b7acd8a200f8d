package dev.densescope.weights.store;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Floating-point types in files, with conversion to 32-bit floats. */
public enum FloatType {
    /** IEEE 754 half precision; converted exactly. */
    F16(2) {
        @Override
        public float next(ByteBuffer buffer) {
            return ofHalf(buffer.getShort());
        }
    },
    /** bfloat16, the upper half of a 32-bit float; converted exactly. */
    BF16(2) {
        @Override
        public float next(ByteBuffer buffer) {
            return Float.intBitsToFloat(buffer.getShort() << Short.SIZE);
        }
    },
    /** Single precision. */
    F32(4) {
        @Override
        public float next(ByteBuffer buffer) {
            return buffer.getFloat();
        }
    },
    /** Double precision; rounded to the nearest 32-bit float, or to infinity. */
    F64(8) {
        @Override
        public float next(ByteBuffer buffer) {
            return (float) buffer.getDouble();
        }
    };

    private static final int HALF_EXPONENT_BITS = 5;
    private static final int HALF_FRACTION_BITS = 10;
    private static final int HALF_BIAS = 15;
    private static final int FLOAT_FRACTION_BITS = 23;
    private static final int FLOAT_BIAS = 127;

    private final int bytes;

    FloatType(int bytes) {
        this.bytes = bytes;
    }

    /** The type with the given name in files, if it is supported. */
    public static Optional<FloatType> of(String name) {
        for (FloatType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Bytes per number. */
    public int bytes() {
        return bytes;
    }

    /** Reads the next number of a little-endian buffer. */
    public abstract float next(ByteBuffer buffer);

    private static float ofHalf(short half) {
        int exponent = (half >> HALF_FRACTION_BITS) & ((1 << HALF_EXPONENT_BITS) - 1);
        int fraction = half & ((1 << HALF_FRACTION_BITS) - 1);
        int sign = half & Integer.MIN_VALUE; // sign extension
        if (exponent == 0) {
            float subnormal = Math.scalb((float) fraction, 1 - HALF_BIAS - HALF_FRACTION_BITS);
            return sign == 0 ? subnormal : -subnormal;
        }
        boolean special = exponent == (1 << HALF_EXPONENT_BITS) - 1;
        int widened = special ? 2 * FLOAT_BIAS + 1 : exponent - HALF_BIAS + FLOAT_BIAS;
        int widenedFraction = fraction << (FLOAT_FRACTION_BITS - HALF_FRACTION_BITS);
        return Float.intBitsToFloat(sign | (widened << FLOAT_FRACTION_BITS) | widenedFraction);
    }
}
