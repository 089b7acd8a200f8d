package dev.densescope.trace.imports.snapshot;

/** Bytes of a device when the snapshot was taken. */
record DeviceBytes(long reserved, long allocated) {
    static final DeviceBytes NONE = new DeviceBytes(0, 0);

    DeviceBytes plus(DeviceBytes other) {
        return new DeviceBytes(Math.addExact(reserved, other.reserved), Math.addExact(allocated, other.allocated));
    }
}
