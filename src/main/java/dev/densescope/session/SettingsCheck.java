package dev.densescope.session;

import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.session.settings.RunLength;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;

/** Checks the numbers in the settings of a run. */
public final class SettingsCheck {
    private SettingsCheck() {}

    /** @throws RunRefusedException if one is out of range: which, its value, and what is allowed */
    public static void requireSound(RunSettings settings) {
        require(settings.steps() >= 1, "steps", settings.steps(), "at least 1");
        require(settings.warmupSteps() >= 0, "warmup", settings.warmupSteps(), "at least 0");
        require(
                (long) settings.warmupSteps() + settings.steps() < Integer.MAX_VALUE,
                "steps",
                settings.steps(),
                "fewer");
        require(settings.epochs().orElse(1) >= 1, "epochs", settings.epochs().orElse(1), "at least 1");
        require(settings.threads() >= 1, "threads", settings.threads(), "at least 1");
        TrainingRecipe recipe = settings.recipe();
        require(isFrom0(recipe.learningRate()), "learning rate", recipe.learningRate(), "a number from 0");
        require(isFrom0(recipe.momentum()), "momentum", recipe.momentum(), "a number from 0");
        require(isFrom0(recipe.weightDecay()), "weight decay", recipe.weightDecay(), "a number from 0");
    }

    /**
     * Checks that each turn of a run has a step to warm up and one to measure, once its length is known.
     *
     * @throws RunRefusedException if it has too few steps
     */
    public static void requireRounds(RunSettings settings) {
        RunLength length = settings.length();
        if (!length.fitsRounds()) {
            throw new RunRefusedException(
                    RunRefusedException.Subject.SETTINGS,
                    "%d rounds need at least %d steps, to warm up and to measure in each, but the run has %d"
                            .formatted(length.turns(), 2 * length.turns(), length.totalSteps()),
                    Advice.to("ask for fewer rounds"));
        }
    }

    /**
     * Number of steps of a training, those before a checkpoint included.
     *
     * @param batchesPerEpoch of its training images
     * @throws RunRefusedException if its epochs have too many steps
     */
    public static int trainingSteps(RunSettings settings, int batchesPerEpoch) {
        long steps = settings.epochs().isPresent()
                ? (long) settings.epochs().getAsInt() * batchesPerEpoch
                : settings.totalSteps();
        if (steps >= Integer.MAX_VALUE) {
            throw new RunRefusedException(
                    RunRefusedException.Subject.SETTINGS,
                    "%d epochs of %d steps are more than %d steps"
                            .formatted(settings.epochs().orElse(1), batchesPerEpoch, Integer.MAX_VALUE - 1),
                    Advice.reduce(Setting.EPOCHS));
        }
        return (int) steps;
    }

    private static boolean isFrom0(double value) {
        return value >= 0 && value <= Float.MAX_VALUE;
    }

    private static void require(boolean sound, String field, Number value, String allowed) {
        if (!sound) {
            throw new RunRefusedException("%s must be %s, but is %s.".formatted(field, allowed, value));
        }
    }
}
