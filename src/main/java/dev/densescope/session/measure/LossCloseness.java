package dev.densescope.session.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How close the losses of two trainings are that compute the same with other kernels: these round differently, and each step
 * starts from the parameters of the one before, so differences grow from step to step (with the default recipe about tenfold
 * at first; two sets of kernels of our own differ as much).
 *
 * @param steps that both have finished
 * @param early the largest difference in the first {@link #EARLY_STEPS} of them, as a fraction of the reference's loss;
 * infinite if one is not finite and the other is; 0 without such steps
 * @param largest the same in all of them
 */
public record LossCloseness(int steps, double early, double largest) {
    /** A larger difference in the first steps is more than rounding. */
    public static final double ROUNDING = 1e-4;

    /** Steps that tell whether two trainings compute the same. */
    public static final int EARLY_STEPS = 3;

    /** Compares losses by the number of their steps. */
    public static LossCloseness of(List<StepLoss> losses, List<StepLoss> reference) {
        Map<Integer, Float> others =
                reference.stream().collect(Collectors.toMap(StepLoss::step, StepLoss::loss, (first, again) -> first));
        List<Double> differences = new ArrayList<>();
        for (StepLoss loss : losses) {
            if (others.containsKey(loss.step())) {
                differences.add(difference(loss.loss(), others.get(loss.step())));
            }
        }
        return new LossCloseness(
                differences.size(),
                largest(differences.subList(0, Math.min(EARLY_STEPS, differences.size()))),
                largest(differences));
    }

    /** Number of the first steps. */
    public int earlySteps() {
        return Math.min(EARLY_STEPS, steps);
    }

    /** Whether there are steps, and the first of them differ by no more than rounding. */
    public boolean isRounding() {
        return steps > 0 && early <= ROUNDING;
    }

    private static double largest(List<Double> differences) {
        return differences.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** The difference as a fraction of the reference; infinite if one is not finite and the other is. */
    public static double difference(float loss, float reference) {
        if (Float.compare(loss, reference) == 0) {
            return 0;
        }
        double difference = Math.abs((double) loss - reference) / Math.abs((double) reference);
        return Double.isFinite(difference) ? difference : Double.POSITIVE_INFINITY;
    }
}
