package dev.densescope.ui.control;

import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Workspace;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses memory sizes as users type them: {@code 12 GiB}, {@code 500MB}; a number without a unit is refused. */
public final class ByteEntry {
    private static final Pattern ENTRY = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*([A-Za-z]*)");
    private static final Pattern COMMA_BETWEEN_DIGITS = Pattern.compile("\\d,\\d");
    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("b", 1.0),
            Map.entry("kib", 0x1p10),
            Map.entry("mib", 0x1p20),
            Map.entry("gib", 0x1p30),
            Map.entry("tib", 0x1p40),
            Map.entry("pib", 0x1p50),
            Map.entry("kb", 1e3),
            Map.entry("mb", 1e6),
            Map.entry("gb", 1e9),
            Map.entry("tb", 1e12));
    public static final long MIN = Workspace.MIN_MEMORY_BYTES;
    public static final long MAX = Workspace.MAX_MEMORY_BYTES;

    private ByteEntry() {}

    /**
     * Parses a size from 1 MiB to 1 PiB, in bytes.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static long parse(String text) {
        Matcher matcher = ENTRY.matcher(TypedNumber.withPoint(text));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    COMMA_BETWEEN_DIGITS.matcher(text).find()
                            ? Messages.text("bytes.comma")
                            : Messages.text("bytes.unknown"));
        }
        if (matcher.group(2).isEmpty() && Double.parseDouble(matcher.group(1)) > 0) {
            throw new IllegalArgumentException(Messages.text("bytes.unit", matcher.group(1)));
        }
        Double unit = UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw new IllegalArgumentException(Messages.text("bytes.unknown"));
        }
        double bytes = Double.parseDouble(matcher.group(1)) * unit;
        if (bytes < MIN || bytes > MAX) {
            throw new IllegalArgumentException(Messages.text("bytes.range"));
        }
        return Math.round(bytes);
    }
}
