package dev.densescope.weights.tensor;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Arrays of 32-bit floats as bytes of streams, in chunks: no array is in memory twice. */
public final class FloatBytes {
    private static final int CHUNK = 1 << 14;

    private FloatBytes() {}

    /** Writes all values. */
    public static void write(OutputStream out, float[] values, ByteOrder order) throws IOException {
        byte[] chunk = chunkOf(values);
        FloatBuffer floats = ByteBuffer.wrap(chunk).order(order).asFloatBuffer();
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            floats.clear().put(values, from, count);
            out.write(chunk, 0, count * Float.BYTES);
        }
    }

    /**
     * Reads as many values as the array has.
     *
     * @throws EOFException if the stream ends before
     */
    public static void read(InputStream in, float[] values, ByteOrder order) throws IOException {
        byte[] chunk = chunkOf(values);
        FloatBuffer floats = ByteBuffer.wrap(chunk).order(order).asFloatBuffer();
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            if (in.readNBytes(chunk, 0, count * Float.BYTES) < count * Float.BYTES) {
                throw new EOFException("the values are cut short");
            }
            floats.clear().get(values, from, count);
        }
    }

    private static byte[] chunkOf(float[] values) {
        return new byte[Math.min(CHUNK, values.length) * Float.BYTES];
    }
}
