package dev.densescope.trace;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.memory.MemoryEvent;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedTensor;
import java.util.BitSet;

/** Bytes of the tensors of a step: acquired during the step, and live at its peak. */
public final class TensorBytes {
    private static final int TELL_EVERY = 1 << 12;

    private final long[] acquired;
    private final BitSet liveAtPeak;

    private TensorBytes(long[] acquired, BitSet liveAtPeak) {
        this.acquired = acquired;
        this.liveAtPeak = liveAtPeak;
    }

    /** The bytes in a trace. The peak is the first operation with the most live bytes. */
    public static TensorBytes of(StepTrace trace, WriteProgress progress) {
        int tensors = trace.legend().tensors().size();
        TensorBytes bytes = new TensorBytes(new long[tensors], new BitSet(tensors));
        int peak = trace.liveProfile().peakOperation();
        for (int i = 0; i < trace.eventCount(); i++) {
            if (i % TELL_EVERY == 0) {
                progress.written((double) i / trace.eventCount());
            }
            bytes.add(trace.event(i), peak);
        }
        return bytes;
    }

    private void add(MemoryEvent event, int peak) {
        TracedTensor tensor = event.tensor();
        if (event instanceof MemoryEvent.Acquired) {
            acquired[tensor.id()] += tensor.bytes();
            if (event.operation() <= peak) {
                liveAtPeak.set(tensor.id());
            }
        } else if (event.operation() < peak) { // releases follow the operation
            liveAtPeak.clear(tensor.id());
        }
    }

    /** Bytes of a tensor that were acquired during the step. */
    public long acquired(TracedTensor tensor) {
        return acquired[tensor.id()];
    }

    /** Bytes of a tensor that were live at the peak. */
    public long atPeak(TracedTensor tensor) {
        return liveAtPeak.get(tensor.id()) ? tensor.bytes() : 0;
    }
}
