package dev.densescope.failure;

import dev.densescope.language.Text;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The explanations of known kinds of failures, and the explanation of all others. */
final class Explanations {
    private static final Text REPORT_IT = Text.of("This is a fault in DenseScope: please report it with the log.");

    /** The first one that matches the throwable or one of its causes applies. */
    private static final List<Explanation> KNOWN = List.of(
            Explanation.of(
                    isOf(StackOverflowError.class),
                    Text.of("something is nested too deeply"),
                    Text.of("If a file was being read, it may be damaged; otherwise report this with the log.")),
            Explanation.keepingMessage(
                    isOf(LinkageError.class),
                    Text.of(
                            "A part of DenseScope cannot be loaded: install it again, and report this with the log if that does not help.")),
            Explanation.keepingMessage(
                    isOf(IOException.class), Text.of("Check the file and the free space of its disk, and try again.")));

    private static final Explanation UNKNOWN = Explanation.keepingMessage(thrown -> true, REPORT_IT);

    private Explanations() {}

    static Explanation of(Throwable thrown) {
        return Stream.concat(MachineExplanations.KNOWN.stream(), KNOWN.stream())
                .filter(known -> Reasons.chain(thrown).anyMatch(known.matches()))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /**
     * Matches throwables of a type by their message.
     *
     * @param texts lower-case texts of which at least one occurs in the message
     */
    static Predicate<Throwable> withMessage(Class<? extends Throwable> type, String... texts) {
        return isOf(type).and(thrown -> {
            String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
            return Stream.of(texts).anyMatch(message::contains);
        });
    }

    private static Predicate<Throwable> isOf(Class<? extends Throwable> type) {
        return type::isInstance;
    }
}
