package dev.densescope.session.settings;

import java.util.OptionalInt;

/**
 * How long a run trains.
 *
 * @param stepsBefore of the same training that earlier runs have done
 * @param warmupSteps steps before the measured ones; they train as well
 * @param steps measured steps; with epochs, as many as they need, whatever is said before the run
 * @param epochs passes over the training images, each with an evaluation behind it; empty to train for a number of steps
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

    /** Steps of the whole training: those of earlier runs as well. */
    public int trainingSteps() {
        return stepsBefore + totalSteps();
    }
}
