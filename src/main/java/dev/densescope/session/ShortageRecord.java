package dev.densescope.session;

import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.Phase;
import dev.densescope.plan.MemoryShortage;
import dev.densescope.plan.Prediction;
import dev.densescope.spec.LayerPath;
import java.util.List;

/**
 * The point in a step at which the memory of the device is exhausted, if storage is allocated at first use. Computed
 * from the schedule; no operation of that step has run.
 *
 * @param layer of the tensor
 * @param tensor the tensor that does not fit
 * @param phase of the operation that needs it
 * @param operation name of that operation
 * @param requestedBytes size of the storage of the tensor
 * @param takenBytes bytes allocated by then
 * @param deviceBytes memory of the device
 * @param takenBytesBefore bytes allocated during each earlier operation
 */
public record ShortageRecord(
        LayerPath layer,
        String tensor,
        Phase phase,
        String operation,
        long requestedBytes,
        long takenBytes,
        long deviceBytes,
        List<Long> takenBytesBefore) {
    public ShortageRecord {
        takenBytesBefore = List.copyOf(takenBytesBefore);
    }

    /** The record of a shortage found in a schedule. */
    public static ShortageRecord of(MemoryShortage shortage, long requestedBytes, long deviceBytes) {
        return new ShortageRecord(
                shortage.value().layer(),
                shortage.value().name(),
                shortage.operation().phase(),
                shortage.operation().name(),
                requestedBytes,
                shortage.takenBytes(),
                deviceBytes,
                shortage.takenBytesBefore());
    }

    /** Operations before the one that needs the tensor. */
    public int operations() {
        return takenBytesBefore.size();
    }

    /** Predicted live bytes during those operations. */
    public LiveProfile live(Prediction prediction) {
        return prediction.profile().first(operations());
    }
}
