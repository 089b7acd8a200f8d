package dev.densescope.device.cuda.launch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Arguments of a kernel as they lie in memory, one after the other as its parameters say: alignments are the compiler's. */
public final class Arguments {
    private static final int MAX_BYTES = 4096;

    private final ByteBuffer values = ByteBuffer.allocate(MAX_BYTES).order(ByteOrder.nativeOrder());
    private final List<Integer> starts = new ArrayList<>();

    public Arguments pointer(long address) {
        starting(Long.BYTES).putLong(address);
        return this;
    }

    public Arguments number(int value) {
        starting(Integer.BYTES).putInt(value);
        return this;
    }

    public Arguments number(float value) {
        starting(Float.BYTES).putFloat(value);
        return this;
    }

    public Arguments longNumber(long value) {
        starting(Long.BYTES).putLong(value);
        return this;
    }

    /** A structure of the kernels, which knows its own fields. */
    public Arguments structure(Structure structure) {
        ByteBuffer buffer = starting(structure.alignment());
        structure.put(buffer);
        align(structure.alignment());
        return this;
    }

    /** A copy of the arguments in memory that native code can read: first the values, then pointers to each of them. */
    Block toBlock() {
        align(Long.BYTES);
        int valueBytes = values.position();
        BytePointer memory = new BytePointer(valueBytes + (long) starts.size() * Long.BYTES);
        ByteBuffer buffer = memory.asByteBuffer().order(ByteOrder.nativeOrder());
        buffer.put(values.array(), 0, valueBytes);
        starts.forEach(start -> buffer.putLong(memory.address() + start));
        return new Block(memory, new PointerPointer<>(memory.getPointer(valueBytes)));
    }

    private ByteBuffer starting(int alignment) {
        align(alignment);
        starts.add(values.position());
        return values;
    }

    private void align(int alignment) {
        while (values.position() % alignment != 0) {
            values.put((byte) 0);
        }
    }

    /** Something with fields. */
    public interface Structure {
        /** Of its widest field, in bytes. */
        int alignment();

        /** Writes all fields, with the gaps between them. */
        void put(ByteBuffer buffer);
    }

    /**
     * Arguments in native memory.
     *
     * @param memory owns them
     * @param pointers where the pointers to them start
     */
    record Block(BytePointer memory, PointerPointer<?> pointers) {}
}
