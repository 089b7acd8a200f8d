package dev.densescope.trace.imports;

import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up the events of a trace by name, of a limited number of names. Confined to one thread. */
public final class OperationSums {
    /** A net with 1,000 layers has about 10,000 operations. */
    public static final int MAX_NAMES = 20_000;

    private static final int MAX_LENGTH = 200;

    private final Map<Name, Sum> sums = new HashMap<>();
    private long left;

    private record Name(String group, String name) {}

    private static final class Sum {
        private long count;
        private long nanos;
        private long bytes;

        OperationSum of(Name name) {
            return new OperationSum(name.group(), name.name(), count, nanos, bytes);
        }
    }

    /**
     * Adds events of one name.
     *
     * @param nanos their duration, at least 0; sums stop at the largest long
     */
    public void add(String group, String name, long count, long nanos, long bytes) {
        Name key = new Name(plain(group), plain(name));
        Sum sum = sums.get(key);
        if (sum == null && sums.size() == MAX_NAMES) {
            left += count;
            return;
        }
        if (sum == null) {
            sum = new Sum();
            sums.put(key, sum);
        }
        sum.count += count;
        sum.nanos = saturated(sum.nanos, nanos);
        sum.bytes = saturated(sum.bytes, bytes);
    }

    /** The sums, longest first, then largest first. */
    public List<OperationSum> sorted() {
        List<OperationSum> sorted = new ArrayList<>(sums.size());
        sums.forEach((name, sum) -> sorted.add(sum.of(name)));
        sorted.sort(Comparator.comparingLong(OperationSum::nanos)
                .thenComparingLong(OperationSum::bytes)
                .reversed()
                .thenComparing(OperationSum::group)
                .thenComparing(OperationSum::name));
        return sorted;
    }

    /** A sentence about the events whose names were too many; empty if there are none. */
    public Optional<Text> notice() {
        return left == 0
                ? Optional.empty()
                : Optional.of(Text.of(
                        "The trace has more than %d names of operations; %d events with other names are left out.",
                        MAX_NAMES, left));
    }

    private static String plain(String text) {
        String start = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        return DisplayText.plain(start, " ");
    }

    private static long saturated(long sum, long term) {
        return sum > Long.MAX_VALUE - term ? Long.MAX_VALUE : sum + term;
    }
}
