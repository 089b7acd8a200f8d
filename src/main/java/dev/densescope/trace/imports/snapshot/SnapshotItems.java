package dev.densescope.trace.imports.snapshot;

import dev.densescope.language.Text;
import dev.densescope.pickle.PickleException;
import dev.densescope.trace.imports.snapshot.SnapshotValue.Other;
import dev.densescope.trace.imports.snapshot.SnapshotValue.TextValue;
import dev.densescope.trace.imports.snapshot.SnapshotValue.Whole;
import java.util.Map;

/** The items of a dictionary, validated when they are read. */
record SnapshotItems(Map<Key, SnapshotValue> values) {
    /** The year 2255; also the largest number that a floating-point number holds. */
    private static final long MAX_MICROS = 1L << 53;

    boolean has(Key key) {
        return values.containsKey(key);
    }

    /** The value of a key, or {@link Other}. */
    SnapshotValue get(Key key) {
        return values.getOrDefault(key, Other.VALUE);
    }

    boolean isText(Key key) {
        return get(key) instanceof TextValue;
    }

    String text(Key key) {
        if (get(key) instanceof TextValue text) {
            return text.value();
        }
        throw wrong(key, Text.of("a text"));
    }

    long whole(Key key, long otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        if (get(key) instanceof Whole whole) {
            return whole.value();
        }
        throw wrong(key, Text.of("a whole number"));
    }

    long bytes(Key key) {
        return within(key, SnapshotLimits.BYTES);
    }

    long time(Key key) {
        return within(key, MAX_MICROS);
    }

    private long within(Key key, long max) {
        if (get(key) instanceof Whole whole && whole.value() >= 0 && whole.value() <= max) {
            return whole.value();
        }
        throw wrong(key, Text.of("a whole number from 0 to %d", max));
    }

    private PickleException wrong(Key key, Text allowed) {
        Text found = get(key) instanceof Whole whole
                ? Text.of("is %s", whole.value())
                : has(key) ? Text.of("is not") : Text.of("is missing");
        return new PickleException(Text.of(
                "'%s' in it should be %s, but %s: write the file again with " + "torch.cuda.memory._dump_snapshot",
                key.text(), allowed, found));
    }
}
