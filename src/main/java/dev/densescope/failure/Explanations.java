package dev.densescope.failure;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The kinds of failures that have words of their own, and what is said of all others. */
final class Explanations {
    private static final String REPORT_IT = "This is a fault in DenseScope: please report it with the log.";

    /** The first that matches what was thrown, or one of its causes, is taken. */
    private static final List<Explanation> KNOWN = List.of(
            Explanation.of(
                    isOf(OutOfMemoryError.class),
                    "the Java heap is full",
                    "Use a smaller batch or design, or give Java a larger heap (DENSESCOPE_OPTS=-Xmx4g)."),
            Explanation.of(
                    isOf(StackOverflowError.class),
                    "something is nested too deeply",
                    "If a file was being read, it may be damaged; otherwise report this with the log."),
            Explanation.inItsWords(
                    isOf(LinkageError.class),
                    "A part of DenseScope cannot be loaded: install it again, and report this with the log if that does not help."),
            Explanation.inItsWords(
                    isOf(IOException.class), "Check the file and the free space of its disk, and try again."));

    private static final Explanation UNKNOWN = Explanation.inItsWords(thrown -> true, REPORT_IT);

    private Explanations() {}

    static Explanation of(Throwable thrown) {
        return KNOWN.stream()
                .filter(known -> Reasons.chain(thrown).anyMatch(known.matches()))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** For kinds that are told apart by their message alone. */
    static Predicate<Throwable> saying(Class<? extends Throwable> type, String words) {
        return isOf(type)
                .and(thrown -> Optional.ofNullable(thrown.getMessage())
                        .filter(message -> message.toLowerCase(Locale.ROOT).contains(words))
                        .isPresent());
    }

    private static Predicate<Throwable> isOf(Class<? extends Throwable> type) {
        return type::isInstance;
    }
}
