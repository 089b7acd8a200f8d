package dev.densescope.trace.imports.snapshot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys of a snapshot that are read. Items with other keys are dropped. */
enum Key {
    SEGMENTS,
    DEVICE_TRACES,
    DEVICE,
    TOTAL_SIZE,
    BLOCKS,
    SIZE,
    REQUESTED_SIZE,
    /** Of a block, before PyTorch 2.1: its allocations, with their {@link #REAL_SIZE}. */
    HISTORY,
    REAL_SIZE,
    STATE,
    ACTION,
    TIME_US,
    CATEGORY,
    FRAMES,
    EXTERNAL_ANNOTATIONS,
    /** Of an annotation: whether it starts or ends. */
    STAGE,
    FILENAME,
    LINE,
    NAME;

    private static final Map<String, Key> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Key::text, Function.identity()));

    /** The key in the pickle. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Key> of(SnapshotValue value) {
        return value instanceof SnapshotValue.TextValue text
                ? Optional.ofNullable(BY_TEXT.get(text.value()))
                : Optional.empty();
    }
}
