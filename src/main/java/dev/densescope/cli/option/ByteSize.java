package dev.densescope.cli.option;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as typed by a user: {@code 2GiB}, {@code 500MB}, {@code 1500000}. */
public final class ByteSize {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-z]*)");
    private static final Map<String, Long> UNITS = Map.of(
            "", 1L,
            "b", 1L,
            "kb", 1_000L,
            "mb", 1_000_000L,
            "gb", 1_000_000_000L,
            "tb", 1_000_000_000_000L,
            "kib", 1L << 10,
            "mib", 1L << 20,
            "gib", 1L << 30,
            "tib", 1L << 40);

    private static final long MIN_WITHOUT_UNIT = 1L << 20;

    private ByteSize() {}

    /**
     * Parses the value of an option. Fractions of a byte are dropped.
     *
     * @throws UsageException if it is not a positive number of bytes below 8 EiB, or a fraction without a unit
     */
    public static long parse(String option, String text) {
        if (text.strip().matches("\\d+\\.\\d+")) {
            throw withoutUnit(option, text, "whole bytes such as 1500000");
        }
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (matcher.matches() && UNITS.containsKey(matcher.group(2))) {
            BigDecimal bytes =
                    new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(UNITS.get(matcher.group(2))));
            if (bytes.compareTo(BigDecimal.ONE) < 0) {
                throw new UsageException(
                        "%s must be more than 0: a number of bytes, such as 2GiB, 500MB or 1500000, but is '%s'."
                                .formatted(option, text));
            }
            if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return bytes.longValue();
            }
        }
        throw new UsageException("%s must be a number of bytes%s, such as %s, 500MB or 1500000, but is '%s'."
                .formatted(
                        option,
                        text.contains(",") ? " with a point before decimals" : "",
                        text.contains(",") ? "1.5GiB" : "2GiB",
                        text));
    }

    /**
     * Parses the memory size of a device. Small numbers need a unit, since a user who types 12 does not mean bytes.
     *
     * @throws UsageException as in {@link #parse}, or if a number without a unit is less than 1 MiB
     */
    public static long parseDeviceSize(String option, String text) {
        long bytes = parse(option, text);
        if (text.strip().matches("\\d+") && bytes < MIN_WITHOUT_UNIT) {
            throw withoutUnit(option, text, "at least %d bytes".formatted(MIN_WITHOUT_UNIT));
        }
        return bytes;
    }

    private static UsageException withoutUnit(String option, String text, String allowed) {
        String number = text.strip();
        return new UsageException("%s needs a unit for '%s', such as %sGiB or %sMB; without one it must be %s."
                .formatted(option, number, number, number, allowed));
    }
}
