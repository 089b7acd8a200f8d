package dev.densescope.failure;

import dev.densescope.language.Text;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The meaning of a kind of failure for the user.
 *
 * @param matches whether a throwable is of this kind
 * @param cause the cause, as part of a sentence; empty to use the throwable's message
 * @param nextStep what to do, as one sentence
 */
record Explanation(Predicate<Throwable> matches, Optional<Text> cause, Text nextStep) {
    /** A kind with a cause of its own, because the throwable's message says too little. */
    static Explanation of(Predicate<Throwable> matches, Text cause, Text nextStep) {
        return new Explanation(matches, Optional.of(cause), nextStep);
    }

    /** A kind that keeps the throwable's message, for example because it names a file. */
    static Explanation keepingMessage(Predicate<Throwable> matches, Text nextStep) {
        return new Explanation(matches, Optional.empty(), nextStep);
    }

    /** Returns what happened, why, and what to do. */
    Text sentence(Text what, Throwable thrown) {
        return Text.of("%s: %s. %s", what, cause.orElseGet(() -> Reasons.reason(thrown)), nextStep);
    }
}
