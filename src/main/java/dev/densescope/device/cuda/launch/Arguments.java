package dev.densescope.device.cuda.launch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** The arguments of a kernel in memory, in the order of its parameters and with the alignment of the compiler. */
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

    /** Appends a structure. */
    public Arguments structure(Structure structure) {
        ByteBuffer buffer = starting(structure.alignment());
        structure.put(buffer);
        align(structure.alignment());
        return this;
    }

    /** Copies the arguments to native memory: first the values, then pointers to them. */
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

    /** A structure with fields. */
    public interface Structure {
        /** The alignment of its widest field, in bytes. */
        int alignment();

        /** Writes all fields with their padding. */
        void put(ByteBuffer buffer);
    }

    /**
     * Arguments in native memory.
     *
     * @param memory owns the arguments
     * @param pointers the pointers to the arguments
     */
    record Block(BytePointer memory, PointerPointer<?> pointers) {}
}
