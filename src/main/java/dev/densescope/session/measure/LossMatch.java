package dev.densescope.session.measure;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The losses of a training compared bit for bit with those of a reference, by the number of the step. */
public sealed interface LossMatch {
    /** All {@code steps} of both have the same losses. */
    record Identical(int steps) implements LossMatch {}

    /** @param step the first step with another loss */
    record Different(int step, float loss, float referenceLoss) implements LossMatch {}

    /** No step has a loss in both. */
    record NoCommonStep() implements LossMatch {}

    /** Compares losses, each in ascending order of the steps. */
    static LossMatch of(List<StepLoss> losses, List<StepLoss> reference) {
        Iterator<StepLoss> others = reference.iterator();
        Optional<StepLoss> other = next(others);
        int common = 0;
        for (StepLoss own : losses) {
            while (other.isPresent() && other.get().step() < own.step()) {
                other = next(others);
            }
            if (other.isPresent() && other.get().step() == own.step()) {
                common++;
                float referenceLoss = other.get().loss();
                if (Float.floatToIntBits(own.loss()) != Float.floatToIntBits(referenceLoss)) {
                    return new Different(own.step(), own.loss(), referenceLoss);
                }
            }
        }
        return common == 0 ? new NoCommonStep() : new Identical(common);
    }

    private static Optional<StepLoss> next(Iterator<StepLoss> losses) {
        return losses.hasNext() ? Optional.of(losses.next()) : Optional.empty();
    }
}
