package dev.densescope.session.settings;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The length of a run.
 *
 * @param stepsBefore steps of the same training in earlier runs
 * @param warmupSteps steps that are not measured; they train as well
 * @param steps measured steps; with epochs, computed from the images when the run starts
 * @param epochs passes over the training images, each followed by an evaluation; empty to train for a number of steps
 * @param rounds in which the run takes turns with others; empty if it runs without a break
 */
public record RunLength(int stepsBefore, int warmupSteps, int steps, OptionalInt epochs, Optional<Rounds> rounds) {
    /** The length of a run without a break. */
    public RunLength(int stepsBefore, int warmupSteps, int steps, OptionalInt epochs) {
        this(stepsBefore, warmupSteps, steps, epochs, Optional.empty());
    }

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

    /** The number of turns; 1 without rounds. */
    public int turns() {
        return rounds.map(Rounds::count).orElse(1);
    }

    /** The same measured steps in rounds. The first step of each turn is one of warm-up. */
    RunLength in(Rounds newRounds) {
        return new RunLength(
                stepsBefore,
                Math.max(1, firstWarmupSteps()) + newRounds.count() - 1,
                steps,
                epochs,
                Optional.of(newRounds));
    }

    /** As many steps without a break. */
    RunLength withoutRounds() {
        return new RunLength(stepsBefore, warmupSteps, steps, epochs);
    }

    /** Warm-up steps of the first turn; each later turn has one. */
    public int firstWarmupSteps() {
        return warmupSteps - (turns() - 1);
    }

    /** Whether there are enough steps for one of warm-up and a measured one in each turn. */
    public boolean fitsRounds() {
        return rounds.isEmpty() || (firstWarmupSteps() >= 1 && steps >= turns());
    }

    /**
     * The last step of a turn, counted from the first step of the run.
     *
     * @param turn from 1
     */
    public int lastStepOf(int turn) {
        int least = steps / turns();
        int withOneMore = steps % turns();
        return firstWarmupSteps() + turn - 1 + turn * least + Math.min(turn, withOneMore);
    }

    /**
     * The turn that a step belongs to, from 1.
     *
     * @param step counted from 1 at the first step of the run
     */
    public int turnOf(int step) {
        int later = step - lastStepOf(1) - 1; // place among the steps of later turns
        if (later < 0) {
            return 1;
        }
        int shorter = 1 + steps / turns();
        int longerTurns = Math.max(0, steps % turns() - 1);
        int ofLonger = longerTurns * (shorter + 1);
        return 2 + (later < ofLonger ? later / (shorter + 1) : longerTurns + (later - ofLonger) / shorter);
    }

    /**
     * Whether a step is one of warm-up: the first ones of the run, and the first one of each turn.
     *
     * @param step counted from 1 at the first step of the run
     */
    public boolean isWarmup(int step) {
        int turn = turnOf(step);
        return turn == 1 ? step <= firstWarmupSteps() : step == lastStepOf(turn - 1) + 1;
    }
}
