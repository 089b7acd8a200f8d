package dev.densescope.trace.pprof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message in the wire format of protocol buffers, in memory: a tag before each field, numbers as base-128 varints.
 * Confined to one thread.
 */
final class ProtoMessage {
    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int TAG_SHIFT = 3;
    private static final int SHIFT = 7;
    private static final int MORE = 0x80;
    private static final int FIRST_CAPACITY = 64;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int count;

    /** Adds a number, also if it is 0. */
    ProtoMessage number(int field, long value) {
        varint((long) field << TAG_SHIFT | VARINT);
        varint(value);
        return this;
    }

    /** Adds a repeated number in packed form. */
    ProtoMessage packed(int field, long... values) {
        ProtoMessage content = new ProtoMessage();
        Arrays.stream(values).forEach(content::varint);
        return message(field, content);
    }

    ProtoMessage text(int field, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return delimited(field, utf8, utf8.length);
    }

    ProtoMessage message(int field, ProtoMessage message) {
        return delimited(field, message.bytes, message.count);
    }

    /** Writes the fields and removes them. */
    void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, count);
        count = 0;
    }

    private ProtoMessage delimited(int field, byte[] content, int length) {
        varint((long) field << TAG_SHIFT | LENGTH_DELIMITED);
        varint(length);
        reserve(length);
        System.arraycopy(content, 0, bytes, count, length);
        count += length;
        return this;
    }

    private void varint(long value) {
        reserve(Long.SIZE / SHIFT + 1);
        long rest = value;
        while ((rest & -MORE) != 0) {
            bytes[count++] = (byte) (rest | MORE);
            rest >>>= SHIFT;
        }
        bytes[count++] = (byte) rest;
    }

    private void reserve(int more) {
        if (count + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, count + more));
        }
    }
}
