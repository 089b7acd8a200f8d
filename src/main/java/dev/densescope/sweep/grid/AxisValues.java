package dev.densescope.sweep.grid;

import java.util.List;
import java.util.stream.IntStream;

/** The values of one axis of a grid, in order, counted without being listed. */
public record AxisValues(List<Range> ranges) {
    /** An axis that keeps the value of the base design. */
    public static final AxisValues OF_BASE = new AxisValues(List.of());

    public AxisValues {
        ranges = List.copyOf(ranges);
    }

    /**
     * Evenly spaced whole numbers.
     *
     * @param last upper bound, which need not be among them; none if it is below {@code first}
     * @param step at least 1
     */
    public record Range(int first, int last, int step) {
        public Range {
            if (step < 1) {
                throw new IllegalArgumentException("step must be at least 1, but is " + step);
            }
        }

        /** A single number. */
        public static Range of(int value) {
            return new Range(value, value, 1);
        }

        long count() {
            return last < first ? 0 : ((long) last - first) / step + 1;
        }

        IntStream values() {
            return IntStream.iterate(0, index -> index < count(), index -> index + 1)
                    .map(index -> first + index * step);
        }
    }

    /** These values. */
    public static AxisValues of(List<Integer> values) {
        return new AxisValues(values.stream().map(Range::of).toList());
    }

    /** Number of values, those given twice counted twice; 1 for the value of the base design. */
    long count() {
        return ranges.isEmpty() ? 1 : ranges.stream().mapToLong(Range::count).sum();
    }

    /** The values, each once; empty for the value of the base design. To be called if {@link #count} is small. */
    List<Integer> values() {
        return ranges.stream().flatMapToInt(Range::values).distinct().boxed().toList();
    }
}
