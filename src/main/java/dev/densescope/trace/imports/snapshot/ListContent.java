package dev.densescope.trace.imports.snapshot;

import dev.densescope.language.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a list of a snapshot collects. */
sealed interface ListContent {
    /**
     * A stack.
     *
     * @param frame its innermost frame
     */
    record Stack(int frame) implements ListContent {}

    /** The history of a device. */
    record History(DeviceHistory history) implements ListContent {}

    /** The blocks of a segment. */
    final class Blocks implements ListContent {
        private long allocatedBytes;

        void add(DictionaryContent.Block block) {
            allocatedBytes = Math.addExact(allocatedBytes, block.allocatedBytes());
        }

        long allocatedBytes() {
            return allocatedBytes;
        }
    }

    /** All segments, added up by device. */
    final class Segments implements ListContent {
        private static final int MAX_DEVICES = 1_024;

        private final Map<Long, DeviceBytes> byDevice = new HashMap<>();

        void add(DictionaryContent.Segment segment) {
            byDevice.merge(
                    segment.device(),
                    new DeviceBytes(segment.reservedBytes(), segment.allocatedBytes()),
                    DeviceBytes::plus);
            SnapshotLimits.require(byDevice.size() <= MAX_DEVICES, MAX_DEVICES, Text.of("devices"));
        }

        Map<Long, DeviceBytes> byDevice() {
            return byDevice;
        }
    }

    /** All annotations. */
    record Annotated(Annotations annotations) implements ListContent {}

    /** Other lists, such as the list of histories. */
    record Items(List<SnapshotValue.Sequence> lists) implements ListContent {
        static Items empty() {
            return new Items(new ArrayList<>());
        }
    }
}
