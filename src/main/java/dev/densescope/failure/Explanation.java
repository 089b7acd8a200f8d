package dev.densescope.failure;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * The meaning of a kind of failure for the user.
 *
 * @param matches whether a throwable is of this kind
 * @param cause the cause, as part of a sentence; empty to use the throwable's message
 * @param nextStep what to do, as one sentence
 */
record Explanation(Predicate<Throwable> matches, Optional<String> cause, String nextStep) {
    /** A kind with a cause of its own, because the throwable's message says too little. */
    static Explanation of(Predicate<Throwable> matches, String cause, String nextStep) {
        return new Explanation(matches, Optional.of(cause), nextStep);
    }

    /** A kind that keeps the throwable's message, for example because it names a file. */
    static Explanation keepingMessage(Predicate<Throwable> matches, String nextStep) {
        return new Explanation(matches, Optional.empty(), nextStep);
    }

    /** Returns what happened, why, and what to do. */
    String sentence(String what, Throwable thrown) {
        return "%s: %s. %s".formatted(what, cause.orElseGet(() -> Reasons.reason(thrown)), nextStep);
    }
}
