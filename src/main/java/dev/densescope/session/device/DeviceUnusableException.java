package dev.densescope.session.device;

/** A device that cannot be opened on this machine; the message is one sentence: why, and what would mend it. */
public final class DeviceUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeviceUnusableException(String message) {
        super(message);
    }

    public DeviceUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
