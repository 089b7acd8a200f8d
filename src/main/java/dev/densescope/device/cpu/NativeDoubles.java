package dev.densescope.device.cpu;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;

/** Sums that {@link Loops} make: doubles in the workspace. Any thread, one at a time. */
final class NativeDoubles {
    private final long address;
    private final DoubleBuffer values;

    private NativeDoubles(long address, int count) {
        this.address = address;
        values = new DoublePointer(NativeMemory.at(address)).capacity(count).asBuffer();
    }

    static NativeDoubles take(int count, WorkspaceCursor cursor) {
        return new NativeDoubles(cursor.take((long) count * Double.BYTES), count);
    }

    long address() {
        return address;
    }

    double get(int index) {
        return values.get(index);
    }

    /** The sum of one place in all of them, in order. */
    static double total(NativeDoubles[] all, int parts, int index) {
        double total = 0;
        for (int i = 0; i < parts; i++) {
            total += all[i].get(index);
        }
        return total;
    }
}
