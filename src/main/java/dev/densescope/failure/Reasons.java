package dev.densescope.failure;

import java.util.Optional;
import java.util.stream.Stream;

/** Turns what was thrown into words within a sentence. */
public final class Reasons {
    private static final int MAX_CHARACTERS = 300;
    /** Causes may go round in a circle. */
    private static final int MAX_CAUSES = 50;

    private Reasons() {}

    /** The first line of the message of the innermost cause that has one, without a full stop; else its type's name. */
    public static String reason(Throwable thrown) {
        String reason = chain(thrown)
                .map(Reasons::words)
                .flatMap(Optional::stream)
                .reduce((outer, inner) -> inner)
                .orElseGet(() -> thrown.getClass().getSimpleName());
        String bounded = reason.length() > MAX_CHARACTERS ? reason.substring(0, MAX_CHARACTERS) + "..." : reason;
        return bounded.endsWith(".") ? bounded.substring(0, bounded.length() - 1) : bounded;
    }

    /** What was thrown, and its causes from the outermost to the innermost. */
    static Stream<Throwable> chain(Throwable thrown) {
        return Stream.iterate(Optional.of(thrown), Optional::isPresent, outer -> outer.map(Throwable::getCause))
                .limit(MAX_CAUSES)
                .flatMap(Optional::stream);
    }

    /** A missing class is told by its name alone, which means nothing by itself. */
    private static Optional<String> words(Throwable thrown) {
        Optional<String> line = Optional.ofNullable(thrown.getMessage())
                .flatMap(message -> message.strip().lines().findFirst())
                .filter(first -> !first.isBlank());
        return thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException
                ? line.map(name -> name.contains(" ") ? name : "class %s is missing".formatted(name.replace('/', '.')))
                : line;
    }
}
