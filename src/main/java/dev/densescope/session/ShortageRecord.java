package dev.densescope.session;

import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.Phase;
import dev.densescope.plan.MemoryShortage;
import dev.densescope.plan.Prediction;
import dev.densescope.spec.LayerPath;
import java.util.List;

/**
 * Where in its step a run exhausts its device's memory, if storage is allocated at first use. Computed from
 * the schedule; no operation of that step has run.
 *
 * @param layer of the tensor that does not fit
 * @param tensor its name
 * @param phase of the operation that needs it
 * @param operation what that does
 * @param requestedBytes what the tensor's storage asked for
 * @param takenBytes by others then
 * @param deviceBytes all that the device has
 * @param takenBytesBefore what was taken while each operation before that one ran
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

    /** What a schedule found. */
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

    /** Live bytes during those operations, as foretold. */
    public LiveProfile live(Prediction prediction) {
        return prediction.profile().first(operations());
    }
}
