package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.device.Storage;
import dev.densescope.device.Tensor;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;

/** The one storage of a run, and where the schedule's tensors lie in it. */
final class Arena implements AutoCloseable {
    private final Schedule schedule;
    private final Storage storage;

    Arena(Schedule schedule, Device device) {
        this.schedule = schedule;
        this.storage = device.reserve(schedule.reservedBytes());
    }

    Tensor tensor(Value value) {
        return new Tensor(storage, schedule.offsetBytes(value), value.shape());
    }

    Tensor tensor(View view) {
        return new Tensor(storage, schedule.offsetBytes(view.values().get(0)), view.shape());
    }

    @Override
    public void close() {
        storage.close();
    }
}
