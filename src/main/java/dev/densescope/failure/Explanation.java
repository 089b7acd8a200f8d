package dev.densescope.failure;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a kind of failure means to the user.
 *
 * @param matches whether something thrown is of this kind
 * @param cause words within a sentence; empty for the words of what was thrown
 * @param nextStep one sentence: what to do
 */
record Explanation(Predicate<Throwable> matches, Optional<String> cause, String nextStep) {
    /** A kind whose own words say too little. */
    static Explanation of(Predicate<Throwable> matches, String cause, String nextStep) {
        return new Explanation(matches, Optional.of(cause), nextStep);
    }

    /** A kind whose own words are needed, such as the name of a file. */
    static Explanation inItsWords(Predicate<Throwable> matches, String nextStep) {
        return new Explanation(matches, Optional.empty(), nextStep);
    }

    /** Says what happened, why, and what to do. */
    String sentence(String what, Throwable thrown) {
        return "%s: %s. %s".formatted(what, cause.orElseGet(() -> Reasons.reason(thrown)), nextStep);
    }
}
