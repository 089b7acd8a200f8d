package dev.densescope.session;

import dev.densescope.language.Text;
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
        require(settings.steps() >= 1, Text.of("steps"), settings.steps(), Text.of("at least 1"));
        require(settings.warmupSteps() >= 0, Text.of("warmup"), settings.warmupSteps(), Text.of("at least 0"));
        require(
                (long) settings.warmupSteps() + settings.steps() < Integer.MAX_VALUE,
                Text.of("steps"),
                settings.steps(),
                Text.of("fewer"));
        require(
                settings.epochs().orElse(1) >= 1,
                Text.of("epochs"),
                settings.epochs().orElse(1),
                Text.of("at least 1"));
        require(settings.threads() >= 1, Text.of("threads"), settings.threads(), Text.of("at least 1"));
        TrainingRecipe recipe = settings.recipe();
        require(
                isFrom0(recipe.learningRate()),
                Text.of("learning rate"),
                recipe.learningRate(),
                Text.of("a number from 0"));
        require(isFrom0(recipe.momentum()), Text.of("momentum"), recipe.momentum(), Text.of("a number from 0"));
        require(
                isFrom0(recipe.weightDecay()),
                Text.of("weight decay"),
                recipe.weightDecay(),
                Text.of("a number from 0"));
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
                    Text.of(
                            "%d rounds need at least %d steps, to warm up and to measure in each, but the run has %d",
                            length.turns(), 2 * length.turns(), length.totalSteps()),
                    Advice.to(Text.of("ask for fewer rounds")));
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
                    Text.of(
                            "%d epochs of %d steps are more than %d steps",
                            settings.epochs().orElse(1), batchesPerEpoch, Integer.MAX_VALUE - 1),
                    Advice.reduce(Setting.EPOCHS));
        }
        return (int) steps;
    }

    private static boolean isFrom0(double value) {
        return value >= 0 && value <= Float.MAX_VALUE;
    }

    private static void require(boolean sound, Text field, Number value, Text allowed) {
        if (!sound) {
            throw new RunRefusedException(Text.of("%s must be %s, but is %s.", field, allowed, value));
        }
    }
}
