package dev.densescope.session;

import dev.densescope.data.DatasetSummary;
import dev.densescope.language.Text;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.spec.DenseNetSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Differences that make two runs different trainings, whose losses and times are not comparable.
 * Runs of one training differ only in the strategy, its scope and, if the learning rate does not depend on it, the
 * number of steps; a run may resume what another has begun.
 */
public final class TrainingDifferences {
    private TrainingDifferences() {}

    /** The differences between two runs, as phrases after "in"; empty if they are the same training. */
    public static List<Text> between(RunRecord one, RunRecord other) {
        List<Text> differences = new ArrayList<>(between(one.settings(), other.settings()));
        if (one.dataset().isPresent()
                && other.dataset().isPresent()
                && !one.dataset()
                        .map(DatasetSummary::asRecognised)
                        .equals(other.dataset().map(DatasetSummary::asRecognised))) {
            differences.add(Text.of("the images found"));
        }
        return List.copyOf(differences);
    }

    /** The differences between the settings of two runs that make them different trainings. */
    public static List<Text> between(RunSettings one, RunSettings other) {
        List<Text> differences = new ArrayList<>();
        DenseNetSpec spec = one.spec();
        if (spec.batch() != other.spec().batch()) {
            differences.add(
                    Text.of("the batch (%d and %d)", spec.batch(), other.spec().batch()));
        }
        add(differences, Text.of("the design"), spec.withBatch(1), other.spec().withBatch(1));
        add(differences, Text.of("the device"), one.device(), other.device());
        add(differences, Text.of("the threads"), one.threads(), other.threads());
        add(
                differences,
                Text.of("the precision"),
                one.on().tensorFloat32(),
                other.on().tensorFloat32());
        add(differences, Text.of("the data"), one.data(), other.data());
        add(differences, Text.of("the seed"), one.seed(), other.seed());
        add(differences, Text.of("the recipe"), one.recipe(), other.recipe());
        if (!one.start().isOfTrainingOf(other.start())) {
            differences.add(Text.of("the start"));
        }
        if (one.recipe().schedule() != LearningRateSchedule.CONSTANT) {
            add(differences, Text.of("the number of steps"), one.trainingSteps(), other.trainingSteps());
        }
        return List.copyOf(differences);
    }

    /**
     * The differences between the settings of a baseline and of a run: device, threads and precision do not matter to the
     * losses of another framework.
     */
    public static List<Text> onAnyDevice(RunSettings baseline, RunSettings run) {
        return between(baseline.on(run.on()), run);
    }

    private static void add(List<Text> differences, Text what, Object one, Object other) {
        if (!one.equals(other)) {
            differences.add(what);
        }
    }
}
