package dev.densescope.trace;

import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedTensor;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.Value;
import dev.densescope.session.RunRecord;
import java.util.List;

/**
 * Addresses of a run's tensors: their offsets in the arena, from the schedule that the run's settings compile to. If
 * this version of the program compiles other tensors, all tensors lie one after another. Addresses count from {@link
 * #ARENA}, not from where the arena was. Immutable.
 */
public final class TensorAddresses {
    /** The address of the arena. Not 0, which programs take for no address. */
    public static final long ARENA = 1L << 32;

    private final long[] offsets;
    private final long endBytes;

    private TensorAddresses(long[] offsets, long endBytes) {
        this.offsets = offsets;
        this.endBytes = endBytes;
    }

    /** @param legend of a trace of the run */
    public static TensorAddresses of(RunRecord run, TraceLegend legend) {
        Schedule schedule = Schedule.compile(
                Network.of(run.settings().spec()),
                run.settings().storage(),
                run.settings().on().target());
        return schedule.legend().tensors().equals(legend.tensors()) ? inArena(schedule) : apart(legend.tensors());
    }

    private static TensorAddresses inArena(Schedule schedule) {
        long[] offsets = new long[schedule.values().size()];
        long end = 0;
        for (Value value : schedule.values()) {
            offsets[value.id()] = schedule.offsetBytes(value);
            end = Math.max(end, offsets[value.id()] + value.shape().bytes());
        }
        return new TensorAddresses(offsets, end);
    }

    private static TensorAddresses apart(List<TracedTensor> tensors) {
        long[] offsets = new long[tensors.size()];
        long end = 0;
        for (TracedTensor tensor : tensors) {
            offsets[tensor.id()] = end;
            end += tensor.bytes();
        }
        return new TensorAddresses(offsets, end);
    }

    /** The address of a tensor. */
    public long of(TracedTensor tensor) {
        return ARENA + offsets[tensor.id()];
    }

    /** Bytes from the start of the arena to the end of its last tensor. */
    public long endBytes() {
        return endBytes;
    }
}
