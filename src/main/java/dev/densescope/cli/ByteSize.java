package dev.densescope.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people type it: {@code 2GiB}, {@code 500MB}, {@code 1500000}. */
final class ByteSize {
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

    private ByteSize() {}

    /**
     * Bytes of an option's value, fractions of a byte dropped.
     *
     * @throws UsageException if it is not a positive number of bytes below 8 EiB
     */
    static long parse(String option, String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (matcher.matches() && UNITS.containsKey(matcher.group(2))) {
            BigDecimal bytes =
                    new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(UNITS.get(matcher.group(2))));
            if (bytes.compareTo(BigDecimal.ONE) >= 0 && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return bytes.longValue();
            }
        }
        throw new UsageException(
                "%s must be a number of bytes, such as 2GiB, 500MB or 1500000, but is '%s'.".formatted(option, text));
    }
}
