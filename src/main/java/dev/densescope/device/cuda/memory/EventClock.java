package dev.densescope.device.cuda.memory;

import dev.densescope.device.OperationClock;
import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.global.cudart;

/** Measures operations with one CUDA event after each. The host does not wait before the end of the step. */
public final class EventClock implements OperationClock {
    private static final float NANOS_PER_MILLI = 1e6f;

    private final Stream stream;
    private final CUevent_st start = event();
    private final CUevent_st[] ends;
    private final float[] millis = new float[1];
    private int given;
    private long startNanoTime;

    public EventClock(Stream stream, int operations) {
        this.stream = stream;
        ends = new CUevent_st[operations];
        for (int i = 0; i < operations; i++) {
            ends[i] = event();
        }
    }

    @Override
    public void stepStarted() {
        given = 0;
        record(start);
        await(start);
        startNanoTime = System.nanoTime();
    }

    @Override
    public void operationSubmitted() {
        record(ends[given++]);
    }

    @Override
    public boolean hasEnded(int operation) {
        int status = cudart.cudaEventQuery(ends[operation]);
        if (status == cudart.cudaErrorNotReady) {
            return false;
        }
        Status.ofRuntime(status, "run its kernels");
        return true;
    }

    @Override
    public long endNanoTime(int operation) {
        int status = cudart.cudaEventElapsedTime(millis, start, ends[operation]);
        if (status == cudart.cudaErrorNotReady) {
            await(ends[operation]);
            status = cudart.cudaEventElapsedTime(millis, start, ends[operation]);
        }
        Status.ofRuntime(status, "return the time of an event");
        return startNanoTime + (long) ((double) millis[0] * NANOS_PER_MILLI);
    }

    @Override
    public long startNanoTime() {
        return startNanoTime;
    }

    @Override
    public void close() {
        destroy(start);
        for (CUevent_st end : ends) {
            destroy(end);
        }
    }

    private void record(CUevent_st event) {
        Status.ofRuntime(cudart.cudaEventRecord(event, stream.handle()), "record an event");
    }

    private static void await(CUevent_st event) {
        Status.ofRuntime(cudart.cudaEventSynchronize(event), "run its kernels");
    }

    private static CUevent_st event() {
        CUevent_st event = new CUevent_st();
        Status.ofRuntime(cudart.cudaEventCreateWithFlags(event, cudart.cudaEventDefault), "create an event");
        return event;
    }

    private static void destroy(CUevent_st event) {
        Status.ofRuntime(cudart.cudaEventDestroy(event), "destroy an event");
    }
}
