package dev.densescope.device;

import java.util.OptionalLong;

/** The device could not give the storage that was asked for. */
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
     * Of a device that others use as well.
     *
     * @param freeBytes what nobody used; may be more than was asked for, in pieces
     */
    public static DeviceMemoryException onSharedDevice(long requestedBytes, long freeBytes) {
        return new DeviceMemoryException(
                requestedBytes,
                "The device has %d bytes free, but %d were asked for in one piece."
                        .formatted(freeBytes, requestedBytes),
                freeBytes);
    }

    /** @param deviceBytes all that the device has */
    public DeviceMemoryException(long requestedBytes, long deviceBytes) {
        super("the device has %d bytes, but %d were asked for".formatted(deviceBytes, requestedBytes));
        this.requestedBytes = requestedBytes;
        this.deviceBytes = deviceBytes;
        freeBytes = -1;
    }

    /** All that the device has; empty if it did not say. */
    public OptionalLong deviceBytes() {
        return deviceBytes < 0 ? OptionalLong.empty() : OptionalLong.of(deviceBytes);
    }

    /** What nobody used of it; empty if it did not say. */
    public OptionalLong freeBytes() {
        return freeBytes < 0 ? OptionalLong.empty() : OptionalLong.of(freeBytes);
    }

    public long requestedBytes() {
        return requestedBytes;
    }
}
