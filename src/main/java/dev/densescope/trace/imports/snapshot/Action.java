package dev.densescope.trace.imports.snapshot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an entry of a history tells ({@code TraceEntry::Action} of PyTorch's caching allocator). */
enum Action {
    ALLOC,
    /** The tensor is freed; its memory may still be used by another stream. */
    FREE_REQUESTED,
    /** The memory can be reused. */
    FREE_COMPLETED,
    SEGMENT_ALLOC,
    SEGMENT_FREE,
    SEGMENT_MAP,
    SEGMENT_UNMAP,
    OOM,
    /** Annotations, the snapshot itself, and what newer versions add. */
    OTHER;

    private static final Action[] ALL = values();

    private static final Map<String, Action> BY_TEXT =
            Arrays.stream(ALL).collect(Collectors.toUnmodifiableMap(Action::text, Function.identity()));

    /** The action in the pickle. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Action of(String text) {
        return BY_TEXT.getOrDefault(text, OTHER);
    }

    static Action of(int ordinal) {
        return ALL[ordinal];
    }

    /** 1 if it adds reserved bytes, -1 if it removes some, or 0. */
    int reserves() {
        return switch (this) {
            case SEGMENT_ALLOC, SEGMENT_MAP -> 1;
            case SEGMENT_FREE, SEGMENT_UNMAP -> -1;
            default -> 0;
        };
    }
}
