package dev.densescope.session;

import dev.densescope.session.settings.RunSettings;
import java.util.Locale;

/**
 * How far a training has come, as everything counts it: its steps are numbered from its very first one, whatever run they were
 * done in, and those of warm-up count as well.
 *
 * @param before done by earlier runs
 * @param finished in this run
 * @param training of the whole training
 */
public record StepCount(int before, int finished, int training) {
    /** Of a run that has finished so many steps itself. */
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

    /** The number of the step that goes on, or was the last one. */
    public int current() {
        return Math.min(last() + 1, training);
    }

    /** Steps that this run is to do. */
    public int ofRun() {
        return training - before;
    }

    /** The part of the training that is done, from 0 to 1. */
    public double fraction() {
        return (double) last() / training;
    }

    /** Whether earlier runs did some of them. */
    public boolean isResumed() {
        return before > 0;
    }

    /** For files and the terminal: {@code 6 of 8 steps, 2 of them in this run}. */
    public String text() {
        return String.format(Locale.ROOT, "%,d of %,d %s", last(), training, training == 1 ? "step" : "steps")
                + (isResumed() ? String.format(Locale.ROOT, ", %,d of them in this run", finished) : "");
    }
}
