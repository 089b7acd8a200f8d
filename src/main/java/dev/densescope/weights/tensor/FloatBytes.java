package dev.densescope.weights.tensor;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Arrays of 32-bit floats as bytes of streams, in chunks: no array is in memory twice. */
public final class FloatBytes {
    private static final int CHUNK = 1 << 14;

    private FloatBytes() {}

    /** Writes all values. */
    public static void write(OutputStream out, float[] values, ByteOrder order) throws IOException {
        ByteBuffer chunk = chunkOf(values, order);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            chunk.asFloatBuffer().put(values, from, count);
            out.write(chunk.array(), 0, count * Float.BYTES);
        }
    }

    /**
     * Reads as many values as the array has.
     *
     * @throws EOFException if the stream ends before
     */
    public static void read(InputStream in, float[] values, ByteOrder order) throws IOException {
        ByteBuffer chunk = chunkOf(values, order);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            if (in.readNBytes(chunk.array(), 0, count * Float.BYTES) < count * Float.BYTES) {
                throw new EOFException("the values are cut short");
            }
            chunk.asFloatBuffer().get(values, from, count);
        }
    }

    private static ByteBuffer chunkOf(float[] values, ByteOrder order) {
        return ByteBuffer.allocate(Math.min(CHUNK, values.length) * Float.BYTES).order(order);
    }
}
