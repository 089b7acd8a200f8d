package dev.densescope.spec;

import dev.densescope.language.Text;

/** Argument checks for the design records. Each message names the field, its value and the bounds. */
final class Check {
    private Check() {}

    static void range(long min, long max, long value, String field) {
        if (value < min || value > max) {
            throw new InvalidSpecException(
                    field, Text.of("%s must be from %d to %d, but is %d.", field, min, max, value));
        }
    }

    static void range(double min, double max, double value, String field) {
        if (!(value >= min && value <= max)) {
            throw new InvalidSpecException(
                    field, Text.of("%s must be from %s to %s, but is %s.", field, min, max, value));
        }
    }

    /** Names are shown on terminals and in tables, so they must be one line without control characters. */
    static void name(String name) {
        if (name.length() > DenseNetSpec.MAX_NAME_LENGTH) {
            throw new InvalidSpecException(
                    "name",
                    Text.of(
                            "name must have at most %d characters, but has %d.",
                            DenseNetSpec.MAX_NAME_LENGTH, name.length()));
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidSpecException("name", Text.of("name must be one line without control characters."));
        }
    }

    static <T> T present(T value, String field) {
        if (value == null) {
            throw new InvalidSpecException(field, Text.of("%s is missing.", field));
        }
        return value;
    }
}
