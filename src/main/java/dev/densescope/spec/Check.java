package dev.densescope.spec;

/** Argument checks of the design records; each failure names the field, its value and the bound. */
final class Check {
    private Check() {}

    static void range(long least, long most, long value, String field) {
        if (value < least || value > most) {
            throw new InvalidSpecException(
                    field, "%s must be from %d to %d, but is %d.".formatted(field, least, most, value));
        }
    }

    static void range(double least, double most, double value, String field) {
        if (!(value >= least && value <= most)) {
            throw new InvalidSpecException(
                    field, "%s must be from %s to %s, but is %s.".formatted(field, least, most, value));
        }
    }

    static <T> T present(T value, String field) {
        if (value == null) {
            throw new InvalidSpecException(field, field + " is missing.");
        }
        return value;
    }
}
