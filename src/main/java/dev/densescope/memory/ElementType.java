package dev.densescope.memory;

/** Data type of a tensor's elements. */
public enum ElementType {
    FLOAT32(4),
    INT32(4),
    UINT8(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes per element. */
    public int bytes() {
        return bytes;
    }
}
