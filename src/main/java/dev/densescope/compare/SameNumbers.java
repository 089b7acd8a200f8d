package dev.densescope.compare;

import dev.densescope.session.RecordedRun;
import dev.densescope.session.RunRecord;
import dev.densescope.session.TrainingDifferences;
import dev.densescope.session.measure.LossMatch;
import dev.densescope.session.measure.StepLoss;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether a run computed the same losses as the reference, bit for bit. */
public sealed interface SameNumbers {
    /** The reference itself. */
    record Reference() implements SameNumbers {}

    /** All {@code steps} that both have finished have the same losses. */
    record Identical(int steps) implements SameNumbers {}

    /** @param step the first step with another loss */
    record Different(int step, float loss, float referenceLoss) implements SameNumbers {
        /** The difference as a fraction of the reference's loss; NaN if it has no finite value. */
        public double relative() {
            double difference = SameNumbers.relative(loss, referenceLoss);
            return Double.isFinite(difference) ? difference : Double.NaN;
        }
    }

    /**
     * A baseline and another run: other kernels round differently, so bits say nothing.
     *
     * @param steps that both have finished
     * @param largest difference as a fraction of the reference's loss; infinite if one is not finite and the other is
     */
    record Close(int steps, double largest) implements SameNumbers {
        /** A larger difference is more than rounding. */
        public static final double ROUNDING = 1e-4;

        public boolean isRounding() {
            return largest <= ROUNDING;
        }
    }

    /** @param differences of the trainings, as phrases after "in" */
    record OtherTraining(List<String> differences) implements SameNumbers {
        public OtherTraining {
            differences = List.copyOf(differences);
        }
    }

    /** @param reason why there is nothing to compare, as the end of a sentence */
    record NotCompared(String reason) implements SameNumbers {}

    /** Compares a run with the reference, another run. */
    static SameNumbers of(ComparedRun run, ComparedRun reference) {
        if (run.identity().origin().isImported()
                || reference.identity().origin().isImported()) {
            return new NotCompared("an imported record has no losses");
        }
        List<String> differences = run.record()
                .flatMap(own -> reference.record().map(other -> differences(own, other)))
                .orElse(List.of());
        if (!differences.isEmpty()) {
            return new OtherTraining(differences);
        }
        LossMatch match = LossMatch.of(run.steps().losses(), reference.steps().losses());
        boolean isOurs = run.run().isPresent() && reference.run().isPresent();
        if (!isOurs && !(match instanceof LossMatch.NoCommonStep)) {
            return close(run, reference);
        }
        if (match instanceof LossMatch.Identical same) {
            return new Identical(same.steps());
        }
        return match instanceof LossMatch.Different other
                ? new Different(other.step(), other.loss(), other.referenceLoss())
                : new NotCompared(whyNoStep(run, reference));
    }

    private static List<String> differences(RecordedRun run, RecordedRun reference) {
        return run instanceof RunRecord own && reference instanceof RunRecord other
                ? TrainingDifferences.between(own, other)
                : TrainingDifferences.between(run.settings(), reference.settings());
    }

    private static Close close(ComparedRun run, ComparedRun reference) {
        Map<Integer, Float> others = reference.steps().losses().stream()
                .collect(Collectors.toMap(StepLoss::step, StepLoss::loss, (first, again) -> first));
        double largest = 0;
        int steps = 0;
        for (StepLoss loss : run.steps().losses()) {
            if (others.containsKey(loss.step())) {
                largest = Math.max(largest, relative(loss.loss(), others.get(loss.step())));
                steps++;
            }
        }
        return new Close(steps, largest);
    }

    /** Infinite if one is not finite and the other is. */
    private static double relative(float loss, float reference) {
        if (Float.compare(loss, reference) == 0) {
            return 0;
        }
        double difference = Math.abs((double) loss - reference) / Math.abs((double) reference);
        return Double.isFinite(difference) ? difference : Double.POSITIVE_INFINITY;
    }

    private static String whyNoStep(ComparedRun run, ComparedRun reference) {
        if (run.steps().losses().isEmpty()) {
            return "no step was finished";
        }
        return reference.steps().losses().isEmpty()
                ? "the reference finished no step"
                : "the runs have no step in common";
    }
}
