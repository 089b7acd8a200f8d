package dev.densescope.session.settings;

import dev.densescope.data.DataChoice;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.spec.DenseNetSpec;
import java.util.OptionalInt;

/**
 * The settings that determine a run: on the same machine, equal settings give bit-identical losses.
 *
 * @param spec the design; its batch is the minibatch
 * @param storage how a step stores its tensors
 * @param on the device and its options
 * @param data source of the images
 * @param length number of steps or epochs
 * @param seed of parameters, shuffling, synthetic data and dropout
 * @param recipe how parameters are updated
 * @param start initial parameters
 */
public record RunSettings(
        DenseNetSpec spec,
        StoragePlan storage,
        DeviceChoice on,
        DataChoice data,
        RunLength length,
        long seed,
        TrainingRecipe recipe,
        StartingPoint start) {

    /** Settings for a number of steps, with parameters initialised from the seed. */
    public RunSettings(
            DenseNetSpec spec,
            StoragePlan storage,
            String device,
            DataChoice data,
            int warmupSteps,
            int steps,
            long seed,
            int threads,
            TrainingRecipe recipe) {
        this(
                spec,
                storage,
                new DeviceChoice(device, threads),
                data,
                RunLength.ofSteps(warmupSteps, steps),
                seed,
                recipe,
                new StartingPoint.Seed());
    }

    /** The same settings on another device. */
    public RunSettings withDevice(String newDevice) {
        return on(on.withId(newDevice));
    }

    /** The same settings with another device and its options. */
    public RunSettings on(DeviceChoice newChoice) {
        return new RunSettings(spec, storage, newChoice, data, length, seed, recipe, start);
    }

    /** The same settings with TensorFloat-32 matrix products enabled or disabled. */
    public RunSettings withTensorFloat32(boolean tensorFloat32) {
        return on(new DeviceChoice(device(), threads(), tensorFloat32));
    }

    /** The same settings from another starting point. */
    public RunSettings startingFrom(StartingPoint newStart) {
        return new RunSettings(spec, storage, on, data, length, seed, recipe, newStart);
    }

    /** The same settings for a number of epochs. */
    public RunSettings forEpochs(int newEpochs) {
        return lasting(
                new RunLength(stepsBefore(), warmupSteps(), steps(), OptionalInt.of(newEpochs), length.rounds()));
    }

    /** The same settings for another number of steps. */
    public RunSettings lasting(int newWarmupSteps, int newSteps) {
        return lasting(new RunLength(stepsBefore(), newWarmupSteps, newSteps, epochs(), length.rounds()));
    }

    /** The same settings for a number of steps in all, at least one of which is not warm-up. */
    public RunSettings lastingInAll(int allSteps) {
        int newWarmupSteps = Math.min(warmupSteps(), allSteps - 1);
        return lasting(newWarmupSteps, allSteps - newWarmupSteps);
    }

    /** The same settings for a run that resumes its training after the given number of steps. */
    public RunSettings after(int newStepsBefore) {
        return lasting(new RunLength(newStepsBefore, warmupSteps(), steps(), epochs(), length.rounds()));
    }

    /**
     * The same settings for a run that takes turns with others. The measured steps are the same; each turn after the
     * first adds a warm-up step.
     */
    public RunSettings in(Rounds rounds) {
        return lasting(length.in(rounds));
    }

    /** The same settings, with as many steps, for a run without a break. */
    public RunSettings withoutRounds() {
        return lasting(length.withoutRounds());
    }

    private RunSettings lasting(RunLength newLength) {
        return new RunSettings(spec, storage, on, data, newLength, seed, recipe, start);
    }

    /** The same settings with another storage plan. */
    public RunSettings storedBy(StoragePlan newStorage) {
        return new RunSettings(spec, newStorage, on, data, length, seed, recipe, start);
    }

    /** The device's id, such as {@code cpu}. */
    public String device() {
        return on.id();
    }

    /** Threads that the device may use. */
    public int threads() {
        return on.threads();
    }

    /** Steps of the same training in earlier runs. */
    public int stepsBefore() {
        return length.stepsBefore();
    }

    /** Steps that are not measured; they train as well. */
    public int warmupSteps() {
        return length.warmupSteps();
    }

    /** Measured steps; with epochs, computed from the images when the run starts. */
    public int steps() {
        return length.steps();
    }

    /** Passes over the training images, each followed by an evaluation; empty to train for a number of steps. */
    public OptionalInt epochs() {
        return length.epochs();
    }

    /** Warm-up and measured steps of the run. */
    public int totalSteps() {
        return length.totalSteps();
    }

    /** Steps of the whole training, including earlier runs. */
    public int trainingSteps() {
        return length.trainingSteps();
    }
}
