package dev.densescope.weights.store;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Floating-point numbers of files, and how they become 32-bit floats. */
public enum FloatType {
    /** IEEE 754 half precision; every value is a 32-bit float too. */
    F16(2) {
        @Override
        public float next(ByteBuffer buffer) {
            return ofHalf(buffer.getShort());
        }
    },
    /** The upper half of a 32-bit float. */
    BF16(2) {
        @Override
        public float next(ByteBuffer buffer) {
            return Float.intBitsToFloat(buffer.getShort() << Short.SIZE);
        }
    },
    /** As it is computed with. */
    F32(4) {
        @Override
        public float next(ByteBuffer buffer) {
            return buffer.getFloat();
        }
    },
    /** Rounded to the nearest 32-bit float; what is beyond these becomes infinite. */
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

    /** The type that a file names, if it is one of these. */
    public static Optional<FloatType> of(String name) {
        for (FloatType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Bytes of a number. */
    public int bytes() {
        return bytes;
    }

    /** Reads the next number of a little-endian buffer. */
    public abstract float next(ByteBuffer buffer);

    private static float ofHalf(short half) {
        int exponent = (half >> HALF_FRACTION_BITS) & ((1 << HALF_EXPONENT_BITS) - 1);
        int fraction = half & ((1 << HALF_FRACTION_BITS) - 1);
        int sign = half & Integer.MIN_VALUE; // a short is widened with its sign
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
