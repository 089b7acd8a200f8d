package dev.densescope.device.cpu;

import org.bytedeco.javacpp.FloatPointer;

/** Memory that begins where cache lines do, as storages do. */
final class AlignedFloats {
    private static final int LINE_BYTES = 64;
    private static final int LINE_FLOATS = LINE_BYTES / Float.BYTES;

    private AlignedFloats() {}

    /** Room for so many floats, of any value; freed with the pointer. */
    static FloatPointer of(int count) {
        FloatPointer room = new FloatPointer(count + (long) LINE_FLOATS);
        long behindLine = room.address() % LINE_BYTES;
        FloatPointer aligned = room.getPointer((LINE_BYTES - behindLine) % LINE_BYTES / Float.BYTES);
        return aligned.capacity(count);
    }
}
