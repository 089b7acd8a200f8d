package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.TensorShape;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import java.util.Arrays;
import java.util.function.Consumer;

/** The single storage of a run, with the schedule's tensors at their offsets. */
final class Arena implements AutoCloseable {
    private static final int CHUNK_FLOATS = 1 << 16;

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

    /** Usable bytes. */
    long bytes() {
        return storage.bytes();
    }

    /** Fills a value with NaN, so that reading it again shows in the results. */
    void poison(Value value) {
        fill(schedule.offsetBytes(value), value.shape().bytes(), Float.NaN);
    }

    /** Poisons the whole arena. Call it before the first write. */
    void poison() {
        fill(0, storage.bytes(), Float.NaN);
    }

    /** Fills a range with a float; an incomplete float at the end stays unchanged. */
    void fill(long start, long bytes, float number) {
        float[] numbers = new float[CHUNK_FLOATS];
        Arrays.fill(numbers, number);
        forEachChunk(
                start,
                bytes,
                chunk -> device.write(
                        chunk,
                        chunk.shape().c() == CHUNK_FLOATS
                                ? numbers
                                : Arrays.copyOf(numbers, chunk.shape().c())));
    }

    /** Counts the floats with the given bits; an incomplete float at the end is not counted. */
    long count(long start, long bytes, int bits) {
        float[] numbers = new float[CHUNK_FLOATS];
        long[] count = new long[1];
        forEachChunk(start, bytes, chunk -> {
            device.read(chunk, numbers);
            for (int i = 0; i < chunk.shape().c(); i++) {
                count[0] += Float.floatToRawIntBits(numbers[i]) == bits ? 1 : 0;
            }
        });
        return count[0];
    }

    /** Reads {@code numbers} floats at {@code start}. */
    float[] read(long start, int numbers) {
        return numbers == 0 ? new float[0] : device.read(new Tensor(storage, start, TensorShape.vector(numbers)));
    }

    private void forEachChunk(long start, long bytes, Consumer<Tensor> action) {
        long end = start + bytes / Float.BYTES * Float.BYTES;
        for (long at = start; at < end; at += (long) CHUNK_FLOATS * Float.BYTES) {
            int floats = (int) Math.min(CHUNK_FLOATS, (end - at) / Float.BYTES);
            action.accept(new Tensor(storage, at, TensorShape.vector(floats)));
        }
    }

    @Override
    public void close() {
        storage.close();
    }
}
