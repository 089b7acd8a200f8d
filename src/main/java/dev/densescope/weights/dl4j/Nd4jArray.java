package dev.densescope.weights.dl4j;

import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.weights.store.FloatType;
import dev.densescope.weights.store.InvalidTensorFileException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * The start of an array in ND4J's binary format: two buffers, each with the mode of its allocation, its length, the type of its
 * numbers, and the big-endian numbers. The first buffer describes the shape.
 *
 * @param type of the values that follow
 */
record Nd4jArray(FloatType type) {
    /** Modes since 1.0.0-beta4, which have 64-bit lengths. */
    private static final String MODE = "MIXED_DATA_TYPES";

    private static final String OLDER_MODE = "LONG_SHAPE";
    private static final int MAX_SHAPE_LENGTH = 2 * 32 + 4;
    private static final int CHUNK = 1 << 14;
    private static final Map<String, FloatType> TYPES =
            Map.of("FLOAT", FloatType.F32, "DOUBLE", FloatType.F64, "HALF", FloatType.F16, "BFLOAT16", FloatType.BF16);

    /**
     * Reads until the values.
     *
     * @param expected number of values
     * @throws InvalidTensorFileException if it is none, or has another number of values
     */
    static Nd4jArray read(DataInputStream in, long expected) throws IOException {
        try {
            long length = header(in, "LONG");
            require(length >= 4 && length <= MAX_SHAPE_LENGTH, Text.of("have a shape of %d numbers", length));
            long elements = elements(in, length);
            require(elements == expected, Text.of("have %d values, but its graph has %d", elements, expected));
            require(readMode(in), Text.of("are stored in an older format"));
            long values = in.readLong();
            require(values == expected, Text.of("have %d values, but its graph has %d", values, expected));
            String type = in.readUTF();
            require(TYPES.containsKey(type), Text.of("are of type %s", DisplayText.of(type)));
            return new Nd4jArray(TYPES.get(type));
        } catch (EOFException | UTFDataFormatException damaged) {
            throw new InvalidTensorFileException(
                    Text.of("its parameters are cut off or damaged: copy the file again"), damaged);
        }
    }

    private static long header(DataInputStream in, String type) throws IOException {
        require(
                readMode(in),
                Text.of(
                        "are stored in a format of Deeplearning4j before 1.0.0-beta4, or damaged: save the model again with a newer one"));
        long length = in.readLong();
        String found = in.readUTF();
        require(found.equals(type), Text.of("have a shape of type %s", DisplayText.of(found)));
        return length;
    }

    private static boolean readMode(DataInputStream in) throws IOException {
        String mode = in.readUTF();
        return mode.equals(MODE) || mode.equals(OLDER_MODE);
    }

    /** Of a shape: its rank, its sides and strides, and three numbers more. */
    private static long elements(DataInputStream in, long length) throws IOException {
        long rank = in.readLong();
        require(rank >= 0 && length == Math.max(4, 2 * rank + 4), Text.of("have a shape of rank %d", rank));
        long elements = 1;
        for (long i = 1; i < length; i++) {
            long number = in.readLong();
            if (i <= rank) {
                require(
                        number >= 0 && (number == 0 || elements <= Long.MAX_VALUE / Math.max(1, number)),
                        Text.of("have an impossible shape"));
                elements *= number;
            }
        }
        return elements;
    }

    /** Reads the next values, as 32-bit floats. */
    void read(DataInputStream in, float[] values) throws IOException {
        byte[] bytes = new byte[CHUNK * type.bytes()];
        try {
            for (int from = 0; from < values.length; from += CHUNK) {
                int count = Math.min(CHUNK, values.length - from);
                in.readFully(bytes, 0, count * type.bytes());
                ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
                for (int i = from; i < from + count; i++) {
                    values[i] = type.next(chunk);
                }
            }
        } catch (EOFException damaged) {
            throw new InvalidTensorFileException(Text.of("its parameters are cut off: copy the file again"), damaged);
        }
    }

    private static void require(boolean holds, Text what) {
        if (!holds) {
            throw new InvalidTensorFileException(Text.of("its parameters %s", what));
        }
    }
}
