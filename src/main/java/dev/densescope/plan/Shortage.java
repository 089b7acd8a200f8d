package dev.densescope.plan;

import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Where a step stops on a device that is too small, if it takes each storage when it is first needed.
 *
 * @param value the tensor for which there is no room: the largest that the operation is the first to use
 * @param operation that needs it
 * @param takenBytes by all others while that operation runs, with what lies unused between them
 * @param takenBytesBefore what was taken while each operation before that one ran
 */
public record Shortage(Value value, Operation operation, long takenBytes, List<Long> takenBytesBefore) {
    public Shortage {
        takenBytesBefore = List.copyOf(takenBytesBefore);
    }

    static Optional<Shortage> of(Schedule schedule, ArenaLayout layout, long deviceBytes) {
        OptionalInt beyond = layout.firstBeyond(deviceBytes - StorageSlot.ALIGNMENT);
        if (beyond.isEmpty()) {
            return Optional.empty();
        }
        int operation = beyond.getAsInt();
        Occupation wanted = layout.taken(operation).stream()
                .filter(occupation -> occupation.first() == operation)
                .max(Comparator.comparingLong(Occupation::bytes))
                .orElseThrow();
        Value value = schedule.values().stream()
                .filter(each -> each.slot() == wanted.slot().id() && schedule.firstUse(each) == operation)
                .findFirst()
                .orElseThrow();
        return Optional.of(new Shortage(
                value,
                schedule.operations().get(operation),
                takenBytes(layout, operation) - wanted.bytes(),
                IntStream.range(0, operation)
                        .mapToObj(before -> takenBytes(layout, before))
                        .toList()));
    }

    private static long takenBytes(ArenaLayout layout, int operation) {
        return layout.takenBytes(operation) + StorageSlot.ALIGNMENT;
    }
}
