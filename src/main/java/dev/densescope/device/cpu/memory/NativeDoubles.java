package dev.densescope.device.cpu.memory;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;

/** Sums that {@code Loops} make: doubles in the workspace. Any thread, one at a time. */
public final class NativeDoubles {
    private final long address;
    private final DoubleBuffer values;

    private NativeDoubles(long address, int count) {
        this.address = address;
        values = new DoublePointer(NativeMemory.at(address)).capacity(count).asBuffer();
    }

    public static NativeDoubles take(int count, WorkspaceCursor cursor) {
        return new NativeDoubles(cursor.take((long) count * Double.BYTES), count);
    }

    public long address() {
        return address;
    }

    public double get(int index) {
        return values.get(index);
    }

    /** The sum of one place in all of them, in order. */
    public static double total(NativeDoubles[] all, int parts, int index) {
        double total = 0;
        for (int i = 0; i < parts; i++) {
            total += all[i].get(index);
        }
        return total;
    }
}
