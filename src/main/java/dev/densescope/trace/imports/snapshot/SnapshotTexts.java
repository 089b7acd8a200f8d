package dev.densescope.trace.imports.snapshot;

import dev.densescope.trace.imports.snapshot.SnapshotValue.TextValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts of a snapshot, of which Python remembers each, needed or not. Keys and actions are always kept. Of all others
 * only the beginning is kept, and those beyond the limit of memory become "?". Confined to one thread.
 */
final class SnapshotTexts {
    private static final int MAX_LENGTH = 256;
    private static final int OBJECT_BYTES = 64;

    private static final Map<String, TextValue> KNOWN = Stream.concat(
                    Arrays.stream(Key.values()).map(Key::text),
                    Stream.concat(Arrays.stream(Action.values()).map(Action::text), Stream.of("active_allocated")))
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), TextValue::new));

    private static final TextValue UNKNOWN = new TextValue("?");

    private long bytesLeft;

    /** @param maxBytes memory for texts, about */
    SnapshotTexts(long maxBytes) {
        bytesLeft = maxBytes;
    }

    TextValue of(String value) {
        TextValue known = KNOWN.get(value);
        if (known != null) {
            return known;
        }
        String kept = value.length() > MAX_LENGTH ? value.substring(0, MAX_LENGTH) : value;
        long bytes = OBJECT_BYTES + Character.BYTES * (long) kept.length();
        if (bytes > bytesLeft) {
            return UNKNOWN;
        }
        bytesLeft -= bytes;
        return new TextValue(kept);
    }
}
