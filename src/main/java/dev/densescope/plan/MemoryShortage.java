package dev.densescope.plan;

import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.Value;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The point at which a step runs out of memory on a device that is too small, if storage is allocated at first use. If
 * an operation needs several new slots, the smallest is allocated first.
 *
 * @param value the tensor that does not fit
 * @param operation that needs it
 * @param takenBytes bytes allocated by then, including gaps between slots; at most the memory of the device
 * @param takenBytesBefore bytes allocated during each earlier operation
 */
public record MemoryShortage(Value value, Operation operation, long takenBytes, List<Long> takenBytesBefore) {
    public MemoryShortage {
        takenBytesBefore = List.copyOf(takenBytesBefore);
    }

    static Optional<MemoryShortage> of(Schedule schedule, ArenaLayout layout, long deviceBytes) {
        OptionalInt beyond = layout.firstBeyond(deviceBytes - StorageSlot.ALIGNMENT);
        if (beyond.isEmpty()) {
            return Optional.empty();
        }
        int operation = beyond.getAsInt();
        List<SlotLifetime> coming = layout.taken(operation).stream()
                .filter(lifetime -> lifetime.first() == operation)
                .sorted(Comparator.comparingLong(SlotLifetime::bytes))
                .toList();
        long comingBytes = coming.stream().mapToLong(SlotLifetime::bytes).sum();
        long takenBytes = Math.min(deviceBytes, takenBytes(layout, operation) - comingBytes);
        Iterator<SlotLifetime> next = coming.iterator();
        SlotLifetime wanted = next.next();
        while (takenBytes + wanted.bytes() <= deviceBytes) {
            takenBytes += wanted.bytes();
            wanted = next.next();
        }
        return Optional.of(new MemoryShortage(
                firstIn(wanted, schedule),
                schedule.operations().get(operation),
                takenBytes,
                IntStream.range(0, operation)
                        .mapToObj(before -> takenBytes(layout, before))
                        .toList()));
    }

    /** The first tensor that uses a slot. */
    private static Value firstIn(SlotLifetime lifetime, Schedule schedule) {
        return schedule.values().stream()
                .filter(value -> value.slot() == lifetime.slot().id())
                .filter(value -> schedule.firstUse(value) == lifetime.first())
                .findFirst()
                .orElseThrow();
    }

    private static long takenBytes(ArenaLayout layout, int operation) {
        return layout.takenBytes(operation) + StorageSlot.ALIGNMENT;
    }
}
