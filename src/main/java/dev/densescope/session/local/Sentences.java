package dev.densescope.session.local;

import java.util.Optional;

/** Turns what was thrown into words within a sentence. */
final class Sentences {
    private static final int MOST_CHARACTERS = 300;

    private Sentences() {}

    /** The first line of the message of the innermost cause that has one, without a full stop; else its type's name. */
    static String reason(Throwable thrown) {
        String reason = thrown.getClass().getSimpleName();
        for (Optional<Throwable> cause = Optional.of(thrown);
                cause.isPresent();
                cause = Optional.ofNullable(cause.get().getCause())) {
            String message = cause.get().getMessage();
            if (message != null && !message.isBlank()) {
                reason = message.strip().lines().findFirst().orElse(reason);
            }
        }
        String bounded = reason.length() > MOST_CHARACTERS ? reason.substring(0, MOST_CHARACTERS) + "..." : reason;
        return bounded.endsWith(".") ? bounded.substring(0, bounded.length() - 1) : bounded;
    }
}
