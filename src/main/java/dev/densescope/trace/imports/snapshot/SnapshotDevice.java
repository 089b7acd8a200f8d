package dev.densescope.trace.imports.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A device of a snapshot.
 *
 * @param index its number
 * @param history without entries if none was recorded
 * @param atEnd what it holds after the history
 */
record SnapshotDevice(long index, DeviceHistory history, DeviceBytes atEnd) {
    private static final Comparator<SnapshotDevice> BY_ENTRIES = Comparator.<SnapshotDevice>comparingLong(
                    device -> device.history().entries())
            .thenComparingLong(device -> device.atEnd().reserved())
            .thenComparing(SnapshotDevice::index, Comparator.reverseOrder());

    /** All devices that hold something or have a history, the one with the most entries first. */
    static List<SnapshotDevice> of(List<DeviceHistory> histories, Map<Long, DeviceBytes> segments) {
        Map<Long, DeviceBytes> left = new HashMap<>(segments);
        List<SnapshotDevice> devices = new ArrayList<>();
        for (int i = 0; i < histories.size(); i++) {
            DeviceBytes atEnd = left.remove((long) i);
            if (histories.get(i).entries() > 0 || atEnd != null) {
                devices.add(new SnapshotDevice(i, histories.get(i), atEnd == null ? DeviceBytes.NONE : atEnd));
            }
        }
        left.forEach((index, atEnd) -> devices.add(new SnapshotDevice(index, new DeviceHistory(), atEnd)));
        devices.sort(BY_ENTRIES.reversed());
        return devices;
    }
}
