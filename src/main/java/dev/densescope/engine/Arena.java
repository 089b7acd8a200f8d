package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.device.Storage;
import dev.densescope.device.Tensor;
import dev.densescope.memory.TensorShape;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import java.util.Arrays;

/** The one storage of a run, and where the schedule's tensors lie in it. */
final class Arena implements AutoCloseable {
    private static final int POISON_FLOATS = 1 << 16;

    private final Schedule schedule;
    private final Device device;
    private final Storage storage;

    Arena(Schedule schedule, Device device) {
        this.schedule = schedule;
        this.device = device;
        this.storage = device.reserve(schedule.reservedBytes());
    }

    Tensor tensor(Value value) {
        return new Tensor(storage, schedule.offsetBytes(value), value.shape());
    }

    Tensor tensor(View view) {
        return new Tensor(storage, schedule.offsetBytes(view.values().get(0)), view.shape());
    }

    /** Fills the place of a value with numbers that no computation gives, so that reading it again shows. */
    void poison(Value value) {
        poison(schedule.offsetBytes(value), value.shape().bytes());
    }

    /** Poisons everything, to be called before anything is written. */
    void poison() {
        poison(0, storage.bytes());
    }

    private void poison(long offsetBytes, long bytes) {
        float[] poison = new float[POISON_FLOATS];
        Arrays.fill(poison, Float.NaN);
        long end = offsetBytes + bytes / Float.BYTES * Float.BYTES;
        for (long at = offsetBytes; at < end; at += (long) POISON_FLOATS * Float.BYTES) {
            int floats = (int) Math.min(POISON_FLOATS, (end - at) / Float.BYTES);
            float[] values = floats == POISON_FLOATS ? poison : Arrays.copyOf(poison, floats);
            device.write(new Tensor(storage, at, TensorShape.vector(floats)), values);
        }
    }

    @Override
    public void close() {
        storage.close();
    }
}
