package dev.densescope.trace.imports.snapshot;

import java.util.Map;

/** What a dictionary of a snapshot means. */
sealed interface DictionaryContent {
    /** No content that matters. */
    enum Nothing implements DictionaryContent {
        /** It has no items yet. */
        EMPTY,
        /** It has items, but none that are needed any more. */
        USED
    }

    /**
     * An entry of a history.
     *
     * @param micros its time in microseconds since 1970, or {@link DeviceHistory#NO_TIME}
     * @param column of its category, see {@link LiveColumns}
     * @param frame its innermost frame, or {@link FrameNames#NONE}
     */
    record Event(Action action, long bytes, long micros, int column, int frame) implements DictionaryContent {}

    /**
     * A frame of a stack.
     *
     * @param index of its name in {@link FrameNames}
     */
    record Frame(int index) implements DictionaryContent {}

    /**
     * A block of a segment, or an allocation in the history of a block.
     *
     * @param allocatedBytes bytes of its tensor; 0 if it is free
     */
    record Block(long allocatedBytes) implements DictionaryContent {}

    /**
     * The start or the end of something that has a name.
     *
     * @param micros its time in microseconds since 1970
     */
    record Annotation(String name, String stage, long device, long micros) implements DictionaryContent {}

    /** A segment of a device. */
    record Segment(long device, long reservedBytes, long allocatedBytes) implements DictionaryContent {}

    /** Another dictionary: the snapshot itself, for example. */
    record Items(Map<Key, SnapshotValue> values) implements DictionaryContent {}
}
