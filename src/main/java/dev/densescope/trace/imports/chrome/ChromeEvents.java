package dev.densescope.trace.imports.chrome;

import dev.densescope.memory.Category;
import dev.densescope.memory.MemoryTimelineBuilder;
import dev.densescope.memory.Phase;
import dev.densescope.trace.imports.OperationSums;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what is needed of the events of a trace. Confined to one thread. */
final class ChromeEvents {
    /** The counter of this program, with a value for each category. */
    private static final String LIVE_BYTES = "live bytes";

    private static final String MEMORY = "[memory]";

    /** Slices of operations, by torch.profiler of today and before PyTorch 1.13. */
    private static final Set<String> PROFILED =
            Set.of("cpu_op", "operator", "kernel", "gpu_memcpy", "memcpy", "gpu_memset", "memset");

    /** The phases of operations of this program. */
    private static final Set<String> PHASES =
            Stream.of(Phase.values()).map(Phase::id).collect(Collectors.toUnmodifiableSet());

    private final OperationSums operations = new OperationSums();
    private final ProfiledMemory memory = new ProfiledMemory();
    private final MemoryTimelineBuilder counters = new MemoryTimelineBuilder();
    private long firstCounterNanos;
    private long events;
    private boolean profiled;

    void add(ChromeEvent event) {
        events++;
        if (event.isSlice()) {
            addSlice(event);
        } else if (event.is("i", MEMORY) || event.is("I", MEMORY)) {
            addMemory(event);
        } else if (event.is("C", LIVE_BYTES)) {
            addCounter(event);
        }
    }

    private void addSlice(ChromeEvent event) {
        if (PROFILED.contains(event.category().toLowerCase(Locale.ROOT))) {
            profiled = true;
            operations.add(event.category(), event.name(), 1, event.durationNanos(), 0);
        } else if (!event.layer().isEmpty() && PHASES.contains(event.category())) {
            operations.add(event.layer(), event.category() + " " + event.name(), 1, event.durationNanos(), 0);
        }
    }

    private void addMemory(ChromeEvent event) {
        ProfiledDevice device = new ProfiledDevice(
                event.number(Argument.DEVICE_TYPE, 0), Math.max(0, event.number(Argument.DEVICE_ID, 0)));
        memory.add(
                device,
                new AllocatorEvent(
                        event.nanos(),
                        event.has(Argument.TOTAL_ALLOCATED) ? event.bytes(Argument.TOTAL_ALLOCATED) : -1,
                        event.change(Argument.BYTES),
                        event.has(Argument.TOTAL_RESERVED)
                                ? OptionalLong.of(event.bytes(Argument.TOTAL_RESERVED))
                                : OptionalLong.empty()));
    }

    private void addCounter(ChromeEvent event) {
        if (counters.given() == 0) {
            firstCounterNanos = event.nanos();
        }
        for (Category category : Category.STACK) {
            counters.set(category, event.bytes(category));
        }
        counters.point(Math.subtractExact(event.nanos(), firstCounterNanos));
    }

    /** The sums of operations. */
    OperationSums operations() {
        return operations;
    }

    /** The memory events of PyTorch's profiler, which this program writes as well. */
    ProfiledMemory memory() {
        return memory;
    }

    /** The counters of this program. */
    MemoryTimelineBuilder counters() {
        return counters;
    }

    /** The number of all events. */
    long count() {
        return events;
    }

    /** Whether there are operations of torch.profiler. */
    boolean isProfiled() {
        return profiled;
    }
}
