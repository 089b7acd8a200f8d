package dev.densescope.trace.imports.chrome;

import dev.densescope.language.Text;
import dev.densescope.trace.imports.InvalidTraceException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The memory events of all devices. Confined to one thread. */
final class ProfiledMemory {
    /** A file of 1 GB has about 4 million memory events. */
    private static final int MAX_EVENTS = 6_000_000;

    private static final int MAX_DEVICES = 1_024;

    private static final Comparator<Map.Entry<ProfiledDevice, MemorySeries>> MOST_INTERESTING =
            Comparator.<Map.Entry<ProfiledDevice, MemorySeries>>comparingInt(
                            device -> device.getKey().isProcessor() ? 0 : 1)
                    .thenComparingInt(device -> device.getValue().size())
                    .thenComparing(device -> -device.getKey().index());

    private final Map<ProfiledDevice, MemorySeries> devices = new HashMap<>();
    private int events;

    void add(ProfiledDevice device, AllocatorEvent event) {
        if (++events > MAX_EVENTS || devices.size() > MAX_DEVICES) {
            throw new InvalidTraceException(Text.of(
                    "it has more than %d memory events or %d devices: profile fewer steps", MAX_EVENTS, MAX_DEVICES));
        }
        MemorySeries series = devices.computeIfAbsent(device, any -> new MemorySeries(event.totalBytes() >= 0));
        if (series.hasTotals() && event.totalBytes() < 0) {
            throw new InvalidTraceException(
                    Text.of("some of its memory events have no 'Total Allocated': record it again"));
        }
        series.add(event);
    }

    int devices() {
        return devices.size();
    }

    /** The accelerator with the most events, or else the processor. */
    Optional<Map.Entry<ProfiledDevice, MemorySeries>> chosen() {
        return devices.entrySet().stream().max(MOST_INTERESTING);
    }
}
