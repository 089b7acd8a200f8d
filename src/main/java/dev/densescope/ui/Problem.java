package dev.densescope.ui;

/**
 * Why something failed.
 *
 * @param sentence the problem and the next step
 * @param details technical details; may be empty
 */
public record Problem(String sentence, String details) {
    /** An expected failure, whose details are its causes. */
    public static Problem of(String sentence, Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause).append('\n');
        }
        return new Problem(sentence, text.toString().strip());
    }
}
