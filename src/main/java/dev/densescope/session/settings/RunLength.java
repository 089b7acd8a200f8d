package dev.densescope.session.settings;

import java.util.OptionalInt;

/**
 * How long a run trains.
 *
 * @param warmupSteps steps before the measured ones; they train as well
 * @param steps measured steps; with epochs, as many as they need, whatever is said before the run
 * @param epochs passes over the training images, each with an evaluation behind it; empty to train for a number of steps
 */
public record RunLength(int warmupSteps, int steps, OptionalInt epochs) {
    /** A number of steps. */
    static RunLength ofSteps(int warmupSteps, int steps) {
        return new RunLength(warmupSteps, steps, OptionalInt.empty());
    }

    /** Warm-up and measured steps. */
    public int totalSteps() {
        return warmupSteps + steps;
    }
}
