package dev.densescope.device;

import java.util.OptionalLong;

/** The device could not give the storage that was asked for. */
public final class DeviceMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long requestedBytes;
    /** Negative if it is not known. */
    private final long deviceBytes;

    public DeviceMemoryException(long requestedBytes, String message, Throwable cause) {
        super(message, cause);
        this.requestedBytes = requestedBytes;
        deviceBytes = -1;
    }

    /** @param deviceBytes all that the device has */
    public DeviceMemoryException(long requestedBytes, long deviceBytes) {
        super("the device has %d bytes, but %d were asked for".formatted(deviceBytes, requestedBytes));
        this.requestedBytes = requestedBytes;
        this.deviceBytes = deviceBytes;
    }

    /** All that the device has; empty if it did not say. */
    public OptionalLong deviceBytes() {
        return deviceBytes < 0 ? OptionalLong.empty() : OptionalLong.of(deviceBytes);
    }

    public long requestedBytes() {
        return requestedBytes;
    }
}
