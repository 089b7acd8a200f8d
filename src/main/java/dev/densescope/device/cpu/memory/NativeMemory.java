package dev.densescope.device.cpu.memory;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/** Wraps addresses as non-owning pointers and buffers. The memory belongs to a storage, which must outlive them. */
public final class NativeMemory {
    private NativeMemory() {}

    public static Pointer at(long address) {
        return new Address(address);
    }

    /** At most 2^29 - 1 floats. */
    public static FloatBuffer floats(long address, long count) {
        return new FloatPointer(new Address(address)).capacity(count).asBuffer();
    }

    /** At most 2^29 - 1 integers. */
    public static IntBuffer ints(long address, long count) {
        return new IntPointer(new Address(address)).capacity(count).asBuffer();
    }

    private static final class Address extends Pointer {
        Address(long address) {
            super((Pointer) null);
            this.address = address;
        }
    }
}
