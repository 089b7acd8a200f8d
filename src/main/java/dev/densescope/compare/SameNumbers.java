package dev.densescope.compare;

import dev.densescope.language.Text;
import dev.densescope.session.RecordedRun;
import dev.densescope.session.RunRecord;
import dev.densescope.session.TrainingDifferences;
import dev.densescope.session.measure.LossCloseness;
import dev.densescope.session.measure.LossMatch;
import java.util.ArrayList;
import java.util.List;

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
            double difference = LossCloseness.difference(loss, referenceLoss);
            return Double.isFinite(difference) ? difference : Double.NaN;
        }
    }

    /** A baseline and another run: other kernels round differently, so bits say nothing. */
    record Close(LossCloseness closeness) implements SameNumbers {
        /** Steps that both have finished. */
        public int steps() {
            return closeness.steps();
        }

        /** The largest difference as a fraction; infinite if one loss is not finite and the other is. */
        public double largest() {
            return closeness.largest();
        }

        public boolean isRounding() {
            return closeness.isRounding();
        }
    }

    /** @param differences of the trainings, as phrases after "in" */
    record OtherTraining(List<Text> differences) implements SameNumbers {
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
        List<Text> differences = run.record()
                .flatMap(own -> reference.record().map(other -> differences(own, other)))
                .orElse(List.of());
        if (!differences.isEmpty()) {
            return new OtherTraining(differences);
        }
        LossMatch match = LossMatch.of(run.steps().losses(), reference.steps().losses());
        boolean isOurs = run.run().isPresent() && reference.run().isPresent();
        if (!isOurs && !(match instanceof LossMatch.NoCommonStep)) {
            return new Close(
                    LossCloseness.of(run.steps().losses(), reference.steps().losses()));
        }
        if (match instanceof LossMatch.Identical same) {
            return new Identical(same.steps());
        }
        return match instanceof LossMatch.Different other
                ? new Different(other.step(), other.loss(), other.referenceLoss())
                : new NotCompared(whyNoStep(run, reference));
    }

    private static List<Text> differences(RecordedRun run, RecordedRun reference) {
        if (run instanceof RunRecord own && reference instanceof RunRecord other) {
            return TrainingDifferences.between(own, other);
        }
        // device, threads and precision do not matter to the losses of another framework
        List<Text> differences = new ArrayList<>(TrainingDifferences.between(
                run.settings(), reference.settings().on(run.settings().on())));
        if (run.settings().spec().dropout() > 0) {
            differences.add(Text.of("the random numbers of dropout"));
        }
        return differences;
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
