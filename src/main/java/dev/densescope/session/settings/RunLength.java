package dev.densescope.session.settings;

import java.util.OptionalInt;

/**
 * The length of a run.
 *
 * @param stepsBefore steps of the same training in earlier runs
 * @param warmupSteps steps before the measured ones; they train as well
 * @param steps measured steps; with epochs, computed from the images when the run starts
 * @param epochs passes over the training images, each followed by an evaluation; empty to train for a number of steps
 */
public record RunLength(int stepsBefore, int warmupSteps, int steps, OptionalInt epochs) {
    /** A number of steps. */
    static RunLength ofSteps(int warmupSteps, int steps) {
        return new RunLength(0, warmupSteps, steps, OptionalInt.empty());
    }

    /** Warm-up and measured steps of the run. */
    public int totalSteps() {
        return warmupSteps + steps;
    }

    /** Steps of the whole training, including earlier runs. */
    public int trainingSteps() {
        return stepsBefore + totalSteps();
    }
}
