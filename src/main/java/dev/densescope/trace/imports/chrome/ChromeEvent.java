package dev.densescope.trace.imports.chrome;

import dev.densescope.language.Text;
import dev.densescope.memory.Category;
import dev.densescope.problem.DisplayText;
import dev.densescope.trace.imports.InvalidTraceException;
import java.util.Arrays;
import java.util.OptionalLong;

/** An event, filled again for each event of the trace. Its fields may come in any order. Confined to one thread. */
final class ChromeEvent {
    /** No device has more memory. */
    private static final long MAX_BYTES = 1L << 50;

    /** Absent, as no value of a trace. */
    private static final long ABSENT = Long.MIN_VALUE;

    /** Of another type than a whole number. */
    private static final long WRONG = Long.MIN_VALUE + 1;

    private static final int CATEGORIES = Category.values().length;

    private final long[] numbers = new long[Argument.values().length];
    private final long[] categories = new long[CATEGORIES];
    private String phase;
    private String name;
    private String category;
    private String layer;
    private long nanos;
    private long duration;

    void clear() {
        Arrays.fill(numbers, ABSENT);
        Arrays.fill(categories, ABSENT);
        phase = "";
        name = "";
        category = "";
        layer = "";
        nanos = ABSENT;
        duration = 0;
    }

    void phase(String value) {
        phase = value;
    }

    void name(String value) {
        name = value;
    }

    void category(String value) {
        category = value;
    }

    void layer(String value) {
        layer = value;
    }

    void nanos(OptionalLong value) {
        nanos = value.orElse(WRONG);
    }

    void duration(OptionalLong value) {
        duration = value.orElse(WRONG);
    }

    void number(Argument argument, OptionalLong value) {
        numbers[argument.ordinal()] = value.orElse(WRONG);
    }

    void bytes(Category of, OptionalLong value) {
        categories[of.ordinal()] = value.orElse(WRONG);
    }

    boolean is(String expectedPhase, String expectedName) {
        return phase.equals(expectedPhase) && name.equals(expectedName);
    }

    boolean isSlice() {
        return phase.equals("X");
    }

    String name() {
        return name;
    }

    String category() {
        return category;
    }

    /** The layer of an operation of this program; empty for others. */
    String layer() {
        return layer;
    }

    /** @throws InvalidTraceException if it is no number */
    long nanos() {
        return require(nanos, "ts", Long.MIN_VALUE + 2, Long.MAX_VALUE);
    }

    /** @throws InvalidTraceException if it is no number, or negative */
    long durationNanos() {
        return require(duration, "dur", 0, Long.MAX_VALUE);
    }

    /** @throws InvalidTraceException if it is no whole number from 0 */
    long bytes(Category of) {
        long bytes = categories[of.ordinal()];
        return bytes == ABSENT ? 0 : require(bytes, of.id(), 0, MAX_BYTES);
    }

    boolean has(Argument argument) {
        return numbers[argument.ordinal()] != ABSENT;
    }

    /** @throws InvalidTraceException if it is no whole number from 0 */
    long bytes(Argument argument) {
        return require(numbers[argument.ordinal()], argument.key(), 0, MAX_BYTES);
    }

    /** @throws InvalidTraceException if it is no whole number */
    long change(Argument argument) {
        return require(numbers[argument.ordinal()], argument.key(), -MAX_BYTES, MAX_BYTES);
    }

    /** @throws InvalidTraceException if it is no whole number */
    long number(Argument argument, long otherwise) {
        return has(argument) ? change(argument) : otherwise;
    }

    private long require(long value, String key, long least, long most) {
        if (value == ABSENT || value == WRONG || value < least || value > most) {
            Text found = value == ABSENT
                    ? Text.of("is missing")
                    : value == WRONG ? Text.of("is not") : Text.of("is %s", value);
            Text wanted = most == MAX_BYTES
                    ? Text.of(
                            "'%s' of an event '%s' should be a number of bytes up to %d",
                            key, DisplayText.of(name), MAX_BYTES)
                    : Text.of("'%s' of an event '%s' should be a number", key, DisplayText.of(name));
            throw new InvalidTraceException(Text.of("%s, but %s: record it again", wanted, found));
        }
        return value;
    }
}
