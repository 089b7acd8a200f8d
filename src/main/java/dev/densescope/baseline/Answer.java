package dev.densescope.baseline;

import java.util.List;
import java.util.Optional;

/**
 * A line that the process writes to its standard output. Lines without the {@link #MARK} are not answers: native libraries
 * may print there.
 */
public sealed interface Answer {
    /** The start of each answer. */
    String MARK = "densescope-baseline";

    /** Fields that follow the mark. */
    List<String> fields();

    /** The line, without its end. */
    default String line() {
        return MARK + "\t" + String.join("\t", fields());
    }

    /**
     * The network is there, with its weights.
     *
     * @param library name and version of the framework, and its kernels
     */
    record Ready(String library) implements Answer {
        @Override
        public List<String> fields() {
            return List.of("ready", library);
        }
    }

    /** During a step, several times a second. */
    record Live(long bytes) implements Answer {
        @Override
        public List<String> fields() {
            return List.of("live", Long.toString(bytes));
        }
    }

    /**
     * A step has ended.
     *
     * @param loss of the minibatch before the update, without weight decay
     * @param livePeakBytes by the framework's counter
     */
    record Stepped(float loss, long nanos, long livePeakBytes) implements Answer {
        @Override
        public List<String> fields() {
            return List.of("step", Float.toString(loss), Long.toString(nanos), Long.toString(livePeakBytes));
        }
    }

    /**
     * The process cannot continue, and ends.
     *
     * @param outOfMemory whether memory is the reason
     * @param reason as a part of a sentence
     */
    record Failed(boolean outOfMemory, String reason) implements Answer {
        @Override
        public List<String> fields() {
            return List.of("failed", Boolean.toString(outOfMemory), reason.replaceAll("\\s+", " "));
        }
    }

    /** The answer of a line; empty if it is none, or malformed. */
    static Optional<Answer> of(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length < 3 || !fields[0].equals(MARK)) {
            return Optional.empty();
        }
        try {
            return switch (fields[1]) {
                case "ready" -> Optional.of(new Ready(fields[2]));
                case "live" -> Optional.of(new Live(bytes(fields[2])));
                case "step" ->
                    Optional.of(new Stepped(Float.parseFloat(fields[2]), bytes(fields[3]), bytes(fields[4])));
                case "failed" -> Optional.of(new Failed(Boolean.parseBoolean(fields[2]), fields[3]));
                default -> Optional.empty();
            };
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }

    private static long bytes(String text) {
        return Math.max(0, Long.parseLong(text));
    }
}
