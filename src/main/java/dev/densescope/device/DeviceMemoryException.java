package dev.densescope.device;

import java.util.OptionalLong;

/** The device does not have enough memory for the requested storage. */
public final class DeviceMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long requestedBytes;
    /** Negative if it is not known. */
    private final long deviceBytes;
    /** Negative if it is not known. */
    private final long freeBytes;

    public DeviceMemoryException(long requestedBytes, String message, Throwable cause) {
        super(message, cause);
        this.requestedBytes = requestedBytes;
        deviceBytes = -1;
        freeBytes = -1;
    }

    private DeviceMemoryException(long requestedBytes, String message, long freeBytes) {
        super(message);
        this.requestedBytes = requestedBytes;
        this.freeBytes = freeBytes;
        deviceBytes = -1;
    }

    /**
     * An exception of a device that other processes use as well.
     *
     * @param freeBytes free memory; may be more than requested if it is fragmented
     */
    public static DeviceMemoryException onSharedDevice(long requestedBytes, long freeBytes) {
        return new DeviceMemoryException(
                requestedBytes,
                "The device has %d bytes free, but a contiguous block of %d was requested."
                        .formatted(freeBytes, requestedBytes),
                freeBytes);
    }

    /** @param deviceBytes total memory of the device */
    public DeviceMemoryException(long requestedBytes, long deviceBytes) {
        super("the device has %d bytes, but %d were requested".formatted(deviceBytes, requestedBytes));
        this.requestedBytes = requestedBytes;
        this.deviceBytes = deviceBytes;
        freeBytes = -1;
    }

    /** Total memory of the device; empty if unknown. */
    public OptionalLong deviceBytes() {
        return deviceBytes < 0 ? OptionalLong.empty() : OptionalLong.of(deviceBytes);
    }

    /** Free memory of the device; empty if unknown. */
    public OptionalLong freeBytes() {
        return freeBytes < 0 ? OptionalLong.empty() : OptionalLong.of(freeBytes);
    }

    public long requestedBytes() {
        return requestedBytes;
    }
}
