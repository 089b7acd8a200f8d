package dev.densescope.device.host;

/**
 * ND4J already uses another backend in this process and cannot switch. The message is one sentence with the next step.
 */
public final class BackendTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackendTakenException(String sentence) {
        super(sentence);
    }
}
