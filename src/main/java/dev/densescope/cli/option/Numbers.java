package dev.densescope.cli.option;

/** Numbers in options; what is not one, or out of bounds, is refused with the option's name, its value and the bounds. */
final class Numbers {
    private Numbers() {}

    static int whole(String option, String text, int least, int most) {
        return (int) whole(option, text, (long) least, (long) most);
    }

    static long whole(String option, String text, long least, long most) {
        try {
            long value = Long.parseLong(text.strip());
            if (isLatin(text) && value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below, as for a number out of bounds
        }
        throw outOfBounds(option, "a whole number", least, most, text);
    }

    static double decimal(String option, String text, double least, double most) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below, as for a number out of bounds
        }
        throw outOfBounds(option, "a number", least, most, text);
    }

    /** Other digits would come back in names and sentences, beside Latin ones. */
    private static boolean isLatin(String text) {
        return text.chars().noneMatch(each -> Character.isDigit(each) && each > '9');
    }

    private static UsageException outOfBounds(String option, String kind, Object least, Object most, String text) {
        return new UsageException(
                "%s must be %s from %s to %s, but is '%s'.".formatted(option, kind, least, most, text));
    }
}
