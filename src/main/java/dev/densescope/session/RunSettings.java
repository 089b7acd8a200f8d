package dev.densescope.session;

import dev.densescope.data.DataChoice;
import dev.densescope.plan.SharedScope;
import dev.densescope.plan.Sharing;
import dev.densescope.plan.Strategy;
import dev.densescope.spec.DenseNetSpec;
import java.util.OptionalInt;

/**
 * All that decides what a run computes: the same settings on the same machine give the same losses, bit for bit.
 *
 * @param spec the design; its batch is the minibatch
 * @param strategy how storage is shared
 * @param device id of the device, such as {@code cpu}
 * @param data where images come from
 * @param warmupSteps steps before the measured ones; they train as well
 * @param steps measured steps; with epochs, as many as they need, whatever is said before the run
 * @param seed of parameters, shuffling, synthetic data and dropout
 * @param threads that the device may use
 * @param recipe how parameters are updated
 * @param start what parameters it begins with
 * @param epochs passes over the training images, each with an evaluation behind it; empty to train for a number of steps
 * @param sharedScope how far shared storage reaches, where the strategy shares any
 */
public record RunSettings(
        DenseNetSpec spec,
        Strategy strategy,
        String device,
        DataChoice data,
        int warmupSteps,
        int steps,
        long seed,
        int threads,
        TrainingRecipe recipe,
        StartingPoint start,
        OptionalInt epochs,
        SharedScope sharedScope) {

    /** Settings for a number of steps that begin with parameters made from the seed. */
    public RunSettings(
            DenseNetSpec spec,
            Strategy strategy,
            String device,
            DataChoice data,
            int warmupSteps,
            int steps,
            long seed,
            int threads,
            TrainingRecipe recipe) {
        this(
                spec,
                strategy,
                device,
                data,
                warmupSteps,
                steps,
                seed,
                threads,
                recipe,
                new StartingPoint.Seed(),
                OptionalInt.empty(),
                SharedScope.NETWORK);
    }

    /** The same settings on another device. */
    public RunSettings withDevice(String newDevice) {
        return new RunSettings(
                spec, strategy, newDevice, data, warmupSteps, steps, seed, threads, recipe, start, epochs, sharedScope);
    }

    /** The same settings from another starting point. */
    public RunSettings startingFrom(StartingPoint newStart) {
        return new RunSettings(
                spec, strategy, device, data, warmupSteps, steps, seed, threads, recipe, newStart, epochs, sharedScope);
    }

    /** The same settings for so many epochs. */
    public RunSettings forEpochs(int newEpochs) {
        return new RunSettings(
                spec,
                strategy,
                device,
                data,
                warmupSteps,
                steps,
                seed,
                threads,
                recipe,
                start,
                OptionalInt.of(newEpochs),
                sharedScope);
    }

    /** The same settings of another length. */
    public RunSettings lasting(int newWarmupSteps, int newSteps) {
        return new RunSettings(
                spec,
                strategy,
                device,
                data,
                newWarmupSteps,
                newSteps,
                seed,
                threads,
                recipe,
                start,
                epochs,
                sharedScope);
    }

    /** The same settings with shared storage that reaches so far. */
    public RunSettings sharingWithin(SharedScope newScope) {
        return new RunSettings(
                spec, strategy, device, data, warmupSteps, steps, seed, threads, recipe, start, epochs, newScope);
    }

    /** Which tensors share storage. */
    public Sharing sharing() {
        return new Sharing(strategy, sharedScope);
    }

    /**
     * Whether another run is the same training, with the same losses to be expected and times that may be compared: they
     * differ in the strategy, its scope and, if the learning rate does not depend on it, the number of steps at most.
     */
    public boolean trainsLike(RunSettings other) {
        return spec.equals(other.spec)
                && device.equals(other.device)
                && data.equals(other.data)
                && seed == other.seed
                && threads == other.threads
                && recipe.equals(other.recipe)
                && start.equals(other.start)
                && (recipe.schedule() == LearningRateSchedule.CONSTANT || totalSteps() == other.totalSteps());
    }

    /** Warm-up and measured steps. */
    public int totalSteps() {
        return warmupSteps + steps;
    }
}
