package dev.densescope.session.local;

/** A device that cannot be opened on this machine; the message is one sentence: why, and what would mend it. */
final class DeviceUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeviceUnusableException(String message) {
        super(message);
    }

    DeviceUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
