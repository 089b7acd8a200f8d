package dev.densescope.baseline.dl4j;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Recognises failures for want of memory: those of Java, of JavaCPP, and of ND4J's native library. */
final class Shortage {
    private static final List<String> NATIVE =
            List.of("bad_alloc", "failed to allocate", "allocation failed", "out of memory");

    private Shortage() {}

    static boolean isCauseOf(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof OutOfMemoryError || NATIVE.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }

    /** What it says, or else its kind, as a part of a sentence. */
    static String reason(Throwable failed) {
        return Optional.ofNullable(failed.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .filter(line -> !line.isBlank())
                .map(line -> line.replaceFirst("\\.$", ""))
                .orElse(failed.getClass().getSimpleName());
    }
}
