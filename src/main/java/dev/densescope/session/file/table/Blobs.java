package dev.densescope.session.file.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Arrays as blobs in a run file: little-endian. */
public final class Blobs {
    private Blobs() {}

    public static byte[] ofLongs(long[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, Long.BYTES));
        buffer.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
        return buffer.array();
    }

    public static byte[] ofInts(int[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, Integer.BYTES));
        buffer.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
        return buffer.array();
    }

    public static long[] longs(byte[] blob) {
        long[] values = new long[length(blob, Long.BYTES)];
        ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
        return values;
    }

    public static int[] ints(byte[] blob) {
        int[] values = new int[length(blob, Integer.BYTES)];
        ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(values);
        return values;
    }

    private static int length(byte[] blob, int elementBytes) {
        if (blob.length % elementBytes != 0) {
            throw new IllegalArgumentException("%d bytes are no multiple of %d".formatted(blob.length, elementBytes));
        }
        return blob.length / elementBytes;
    }
}
