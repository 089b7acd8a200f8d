package dev.densescope.cli.sweep;

import dev.densescope.cli.option.Numbers;
import dev.densescope.cli.option.UsageException;
import dev.densescope.sweep.grid.AxisValues;
import dev.densescope.sweep.grid.AxisValues.Range;
import java.util.stream.Stream;

/** Parses the values of an axis: numbers and ranges {@code first:last:step}, separated by commas. */
final class AxisOption {
    private AxisOption() {}

    /** @throws UsageException if a value is no whole number from 1 to {@code max} */
    static AxisValues parse(String option, String text, int max) {
        return new AxisValues(Stream.of(text.split(",", -1))
                .map(part -> range(option, part.split(":", -1), part, max))
                .toList());
    }

    private static Range range(String option, String[] numbers, String part, int max) {
        String each = "each of " + option;
        return switch (numbers.length) {
            case 1 -> Range.of(Numbers.whole(each, part, 1, max));
            case 2, 3 ->
                new Range(
                        Numbers.whole(each, numbers[0], 1, max),
                        Numbers.whole(each, numbers[1], 1, max),
                        numbers.length == 2 ? 1 : Numbers.whole("the step of " + option, numbers[2], 1, max));
            default ->
                throw new UsageException(
                        "%s must be numbers or ranges such as 34:484:30 (first:last:step), but has '%s'."
                                .formatted(option, part));
        };
    }
}
