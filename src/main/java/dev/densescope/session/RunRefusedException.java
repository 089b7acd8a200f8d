package dev.densescope.session;

/** A run that was not started; the message is one sentence: what is wrong, the value, what is allowed. */
public final class RunRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean forceable;

    public RunRefusedException(String message) {
        this(message, false);
    }

    /** @param forceable whether it would start if forced: memory alone stands in the way */
    public RunRefusedException(String message, boolean forceable) {
        super(message);
        this.forceable = forceable;
    }

    public RunRefusedException(String message, Throwable cause) {
        super(message, cause);
        forceable = false;
    }

    /** Whether the run would start if forced: memory alone stands in the way. */
    public boolean isForceable() {
        return forceable;
    }
}
