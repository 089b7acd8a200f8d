package dev.densescope.trace.imports.snapshot;

import dev.densescope.memory.Category;
import dev.densescope.memory.MemoryTimelineBuilder;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Columns of live bytes: one for each category, in their order, and one for unknown categories. */
final class LiveColumns {
    /** Of other categories than ours, and of none. */
    static final int UNKNOWN = Category.values().length;

    static final int COUNT = UNKNOWN + 1;

    private static final Category[] CATEGORIES = Category.values();
    private static final Map<String, Category> BY_ID =
            Arrays.stream(CATEGORIES).collect(Collectors.toUnmodifiableMap(Category::id, Function.identity()));

    private LiveColumns() {}

    /** The column of a category's id in a snapshot of this program. */
    static int of(String id) {
        Category category = BY_ID.get(id);
        return category == null ? UNKNOWN : category.ordinal();
    }

    static void set(MemoryTimelineBuilder timeline, int column, long bytes) {
        if (column == UNKNOWN) {
            timeline.setUnknown(bytes);
        } else {
            timeline.set(CATEGORIES[column], bytes);
        }
    }
}
