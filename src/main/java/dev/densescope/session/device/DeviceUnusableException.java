package dev.densescope.session.device;

import dev.densescope.language.Text;
import dev.densescope.problem.DenseScopeException;

/** A device cannot be opened on this machine. The message is one sentence with the reason and the next step. */
public final class DeviceUnusableException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    public DeviceUnusableException(Text message) {
        super(message);
    }

    public DeviceUnusableException(Text message, Throwable cause) {
        super(message, cause);
    }

    /** The cause is the machine, not the user's input. */
    @Override
    public boolean isBadInput() {
        return false;
    }
}
