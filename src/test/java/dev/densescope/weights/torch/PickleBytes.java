package dev.densescope.weights.torch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Pickles of protocol 2 written instruction by instruction, to be as PyTorch's or as hostile as a test wants. */
public final class PickleBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public PickleBytes() {
        raw(0x80, 2);
    }

    /** These bytes. */
    public PickleBytes raw(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    /** An instruction again and again. */
    public PickleBytes times(int count, int instruction) {
        for (int i = 0; i < count; i++) {
            bytes.write(instruction);
        }
        return this;
    }

    /** Letters alone, without an instruction. */
    public PickleBytes letters(String letters) {
        return bytes(letters.getBytes(StandardCharsets.UTF_8));
    }

    public PickleBytes text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return raw('X').little(Integer.BYTES, utf8.length).bytes(utf8);
    }

    public PickleBytes whole(long value) {
        return value == (int) value
                ? raw('J').little(Integer.BYTES, value)
                : raw(0x8a, Long.BYTES).little(Long.BYTES, value);
    }

    public PickleBytes tuple(List<Long> values) {
        raw('(');
        values.forEach(this::whole);
        return raw('t');
    }

    public PickleBytes global(String module, String member) {
        return raw('c').bytes((module + "\n" + member + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A number of so many bytes, little-endian. */
    public PickleBytes little(int count, long value) {
        byte[] eight = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        bytes.write(eight, 0, count);
        return this;
    }

    /**
     * A tensor as {@code _rebuild_tensor_v2} makes it.
     *
     * @param storageType such as {@code FloatStorage}
     */
    public PickleBytes tensor(
            String storageType, String key, long count, long offset, List<Long> shape, List<Long> strides) {
        global("torch._utils", "_rebuild_tensor_v2").raw('(', '(');
        text("storage").global("torch", storageType).text(key).text("cpu").whole(count);
        raw('t', 'Q').whole(offset).tuple(shape).tuple(strides).raw(0x89);
        return global("collections", "OrderedDict").raw(')', 'R', 't', 'R');
    }

    /** The end, and all. */
    public byte[] stop() {
        raw('.');
        return bytes.toByteArray();
    }

    private PickleBytes bytes(byte[] some) {
        bytes.writeBytes(some);
        return this;
    }
}
