package dev.densescope.trace.imports.snapshot;

import dev.densescope.language.Text;
import dev.densescope.memory.Category;
import dev.densescope.memory.MemoryTimelineBuilder;
import dev.densescope.pickle.PickleException;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Annotation;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Block;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Event;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Frame;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Items;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Nothing;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Segment;
import dev.densescope.trace.imports.snapshot.SnapshotValue.Dictionary;
import dev.densescope.trace.imports.snapshot.SnapshotValue.Sequence;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Recognises dictionaries by their keys. Confined to one thread. */
final class DictionaryMeaning {
    private static final String ALLOCATED = "active_allocated";

    private final FrameNames frames;
    private int snapshots;

    DictionaryMeaning(FrameNames frames) {
        this.frames = frames;
    }

    void set(Dictionary dictionary, List<SnapshotValue> keysAndValues) {
        if (dictionary.content() instanceof Items items) {
            put(keysAndValues, items.values());
        } else if (dictionary.content() instanceof Nothing) {
            Map<Key, SnapshotValue> values = new EnumMap<>(Key.class);
            put(keysAndValues, values);
            dictionary.become(content(new SnapshotItems(values)));
        } else {
            throw PickleException.damaged();
        }
    }

    private static void put(List<SnapshotValue> keysAndValues, Map<Key, SnapshotValue> values) {
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            SnapshotValue value = keysAndValues.get(i + 1);
            Key.of(keysAndValues.get(i)).ifPresent(key -> values.put(key, value));
        }
    }

    private DictionaryContent content(SnapshotItems items) {
        if (items.has(Key.ACTION)) {
            return event(items);
        }
        if (items.has(Key.FILENAME) && items.has(Key.NAME)) {
            return new Frame(frames.index(items.text(Key.FILENAME), items.whole(Key.LINE, 0), items.text(Key.NAME)));
        }
        if (items.isText(Key.STAGE) && items.isText(Key.NAME) && items.has(Key.TIME_US)) {
            return new Annotation(
                    items.text(Key.NAME), items.text(Key.STAGE), items.whole(Key.DEVICE, 0), items.time(Key.TIME_US));
        }
        if (items.has(Key.TOTAL_SIZE)) {
            return new Segment(items.whole(Key.DEVICE, 0), items.bytes(Key.TOTAL_SIZE), allocated(items, Key.BLOCKS));
        }
        if (items.has(Key.STATE) || items.has(Key.REAL_SIZE)) {
            return block(items);
        }
        if (items.has(Key.SEGMENTS) || items.has(Key.DEVICE_TRACES)) {
            SnapshotLimits.require(
                    ++snapshots <= SnapshotLimits.HISTORIES,
                    SnapshotLimits.HISTORIES,
                    Text.of("dictionaries of segments"));
            return new Items(items.values());
        }
        return Nothing.USED;
    }

    private static Event event(SnapshotItems items) {
        Action action = Action.of(items.text(Key.ACTION));
        return new Event(
                action,
                action == Action.OTHER ? 0 : items.bytes(Key.SIZE),
                items.has(Key.TIME_US) ? items.time(Key.TIME_US) : DeviceHistory.NO_TIME,
                column(items),
                frame(items));
    }

    /** The column of live bytes: of a category in a snapshot of this program, unknown in others. */
    private static int column(SnapshotItems items) {
        return items.isText(Key.CATEGORY)
                ? Category.ofId(items.text(Key.CATEGORY)).map(Category::ordinal).orElse(MemoryTimelineBuilder.UNKNOWN)
                : MemoryTimelineBuilder.UNKNOWN;
    }

    private static int frame(SnapshotItems items) {
        return items.get(Key.FRAMES) instanceof Sequence list
                        && list.content().orElse(null) instanceof ListContent.Stack stack
                ? stack.frame()
                : FrameNames.NONE;
    }

    private static Block block(SnapshotItems items) {
        if (items.has(Key.REAL_SIZE)) {
            return new Block(items.bytes(Key.REAL_SIZE));
        }
        if (!items.text(Key.STATE).equals(ALLOCATED)) {
            return new Block(0);
        }
        if (items.has(Key.HISTORY)) {
            return new Block(allocated(items, Key.HISTORY));
        }
        return new Block(items.bytes(items.has(Key.REQUESTED_SIZE) ? Key.REQUESTED_SIZE : Key.SIZE));
    }

    private static long allocated(SnapshotItems items, Key list) {
        return items.get(list) instanceof Sequence sequence
                        && sequence.content().orElse(null) instanceof ListContent.Blocks blocks
                ? blocks.allocatedBytes()
                : 0;
    }
}
