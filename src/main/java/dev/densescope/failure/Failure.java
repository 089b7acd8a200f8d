package dev.densescope.failure;

import dev.densescope.language.Text;

/**
 * A failure that has been logged.
 *
 * @param text what happened, why, and what to do, for the user
 * @param details the stack trace, for a bug report
 */
public record Failure(Text text, String details) {
    /** With a sentence in the language of this process. */
    public Failure(String sentence, String details) {
        this(Text.verbatim(sentence), details);
    }

    /** The text in the language of this process. */
    public String sentence() {
        return text.inThisProcess();
    }
}
