package dev.densescope.session;

import dev.densescope.quantity.QuantityText;
import dev.densescope.session.settings.RunSettings;

/**
 * Progress of a training. Steps are numbered from the first step of the training, across all its runs, and include
 * warm-up.
 *
 * @param before steps of earlier runs
 * @param finished steps of this run
 * @param training steps of the whole training
 */
public record StepCount(int before, int finished, int training) {
    /** Of a run that has finished the given number of steps. */
    public static StepCount of(RunSettings settings, int finished) {
        return new StepCount(settings.stepsBefore(), finished, settings.trainingSteps());
    }

    /** Of a run that has ended. */
    public static StepCount of(RunRecord run) {
        return of(run.settings(), run.steps().size());
    }

    /** The number of the last finished step; 0 if the training has none. */
    public int last() {
        return before + finished;
    }

    /** The number of the current step; after the run, of the last one. */
    public int current() {
        return Math.min(last() + 1, training);
    }

    /** Planned steps of this run. */
    public int ofRun() {
        return training - before;
    }

    /** The part of the training that is done, from 0 to 1. */
    public double fraction() {
        return (double) last() / training;
    }

    /**
     * The epoch that a step of the training belongs to.
     *
     * @param step from 1; one after the last step belongs to an epoch after the last one
     * @param epochs of the training, at least 1
     */
    public int epochOf(int step, int epochs) {
        int stepsAnEpoch = Math.max(1, training / epochs);
        return (step - 1) / stepsAnEpoch + 1;
    }

    /** Whether earlier runs did some of them. */
    public boolean isResumed() {
        return before > 0;
    }

    /** For files and the terminal: {@code 6 of 8 steps, 2 of them in this run}. */
    public String text() {
        return text(QuantityText.FILES);
    }

    /** The same for other readers. */
    public String text(QuantityText numbers) {
        String steps = training == 1
                ? numbers.translated("%s of %s step", numbers.count(last()), numbers.count(training))
                : numbers.translated("%s of %s steps", numbers.count(last()), numbers.count(training));
        return isResumed() ? steps + numbers.translated(", %s of them in this run", numbers.count(finished)) : steps;
    }
}
