package dev.densescope.cli.option;

/** Parses numbers in options. The messages of exceptions contain the option's name, its value and the bounds. */
public final class Numbers {
    private Numbers() {}

    /** @throws UsageException if the text is not a whole number within the bounds */
    public static int whole(String option, String text, int min, int max) {
        return (int) whole(option, text, (long) min, (long) max);
    }

    public static long whole(String option, String text, long min, long max) {
        try {
            long value = Long.parseLong(text.strip());
            if (isLatin(text) && value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below, as for a number out of bounds
        }
        throw outOfBounds(option, "a whole number", min, max, text);
    }

    public static double decimal(String option, String text, double min, double max) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below, as for a number out of bounds
        }
        throw outOfBounds(option, "a number", min, max, text);
    }

    /** Other digits are rejected, since they would appear in names and messages next to Latin ones. */
    private static boolean isLatin(String text) {
        return text.chars().noneMatch(each -> Character.isDigit(each) && each > '9');
    }

    private static UsageException outOfBounds(String option, String kind, Object min, Object max, String text) {
        return new UsageException("%s must be %s from %s to %s, but is '%s'.".formatted(option, kind, min, max, text));
    }
}
