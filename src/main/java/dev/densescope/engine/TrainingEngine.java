package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.memory.Recorder;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.Value;
import java.util.function.BooleanSupplier;

/**
 * One network in training on a device. Takes all its storage and prepares all its kernels when it is made; a step then
 * only runs them. Confined to the run thread.
 */
public final class TrainingEngine implements AutoCloseable {
    /**
     * Reserves storage and prepares the kernels.
     *
     * @throws dev.densescope.device.DeviceMemoryException if the device cannot give the reserved bytes
     */
    public TrainingEngine(Schedule schedule, Device device) {
        throw new IllegalStateException("under construction");
    }

    /** Sets parameters as the originals do, from a seed; momentum to 0; running statistics to mean 0, variance 1. */
    public void initializeParameters(long seed) {
        throw new IllegalStateException("under construction " + seed);
    }

    /**
     * Runs one training step.
     *
     * @param images (N, H, W, C) floats of the whole minibatch
     * @param labels N class indices from 0
     * @param recorder told of every operation and every tensor as it happens
     * @param stop asked between operations; when true the step is abandoned
     */
    public StepOutcome step(
            float[] images, int[] labels, StepSettings settings, Recorder recorder, BooleanSupplier stop) {
        throw new IllegalStateException("under construction");
    }

    /** What the steps run so far were seen to occupy. */
    public EngineMeasurement measurement() {
        throw new IllegalStateException("under construction");
    }

    /** A tensor's values in its memory order; parameters, gradients, statistics stay readable after a step. */
    public float[] read(Value value) {
        throw new IllegalStateException("under construction " + value);
    }

    /** Overwrites a tensor's values, in its memory order. */
    public void write(Value value, float[] source) {
        throw new IllegalStateException("under construction " + value + source.length);
    }

    /** Gives the storage back to the device. */
    @Override
    public void close() {}
}
