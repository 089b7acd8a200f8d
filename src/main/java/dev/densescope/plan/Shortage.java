package dev.densescope.plan;

import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a step stops on a device that is too small, if it takes each storage when it is first needed.
 *
 * @param value the tensor for which there is no room
 * @param operation that needs it
 * @param takenBytes taken before
 * @param takenBytesBefore what was taken while each operation before that one ran
 */
public record Shortage(Value value, Operation operation, long takenBytes, List<Long> takenBytesBefore) {
    public Shortage {
        takenBytesBefore = List.copyOf(takenBytesBefore);
    }

    static Optional<Shortage> of(Schedule schedule, long deviceBytes) {
        List<Value> inOrder = new ArrayList<>(schedule.values());
        inOrder.sort(Comparator.comparingInt(schedule::firstUse));
        Set<Integer> taken = new HashSet<>();
        List<Long> takenBytesBefore = new ArrayList<>();
        long takenBytes = StorageSlot.ALIGNMENT;
        for (Value value : inOrder) {
            int operation = schedule.firstUse(value);
            while (takenBytesBefore.size() < operation) {
                takenBytesBefore.add(takenBytes);
            }
            if (taken.add(value.slot())) {
                long bytes = schedule.slots().get(value.slot()).alignedBytes();
                if (takenBytes + bytes > deviceBytes) {
                    return Optional.of(
                            new Shortage(value, schedule.operations().get(operation), takenBytes, takenBytesBefore));
                }
                takenBytes += bytes;
            }
        }
        return Optional.empty();
    }
}
