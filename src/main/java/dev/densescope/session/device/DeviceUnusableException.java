package dev.densescope.session.device;

import dev.densescope.problem.DenseScopeException;

/** A device that cannot be opened on this machine; the message is one sentence: why, and what would mend it. */
public final class DeviceUnusableException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    public DeviceUnusableException(String message) {
        super(message);
    }

    public DeviceUnusableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** It is the machine that refuses, not what was asked for. */
    @Override
    public boolean isBadInput() {
        return false;
    }
}
