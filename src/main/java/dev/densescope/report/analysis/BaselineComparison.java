package dev.densescope.report.analysis;

import dev.densescope.report.Report;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunRecord;
import dev.densescope.session.TrainingDifferences;
import dev.densescope.session.measure.BaselineStep;
import dev.densescope.session.measure.StepSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A baseline next to a run of the same training. Another framework sums in another order, so losses are compared by their
 * relative difference, and not bit for bit.
 *
 * @param run the reference of {@link LossAgreement} or, if it is another training, the first run of this one; empty if there
 * is none with a finished step
 * @param why what makes losses not comparable, as phrases after "in"; empty if they are
 * @param steps number of steps that both have finished
 * @param earlyDifference the largest relative difference of their losses in the first {@link #EARLY_STEPS} of these; NaN
 * without such steps
 * @param largestDifference the same in all of them
 */
public record BaselineComparison(
        BaselineRecord baseline,
        Optional<RunRecord> run,
        List<String> why,
        int steps,
        double earlyDifference,
        double largestDifference) {
    /** Of float32 in the first steps. */
    public static final double TOLERANCE = 1e-4;

    /** Later, differences by rounding have grown, since each step starts from the parameters of the one before. */
    public static final int EARLY_STEPS = 5;

    public BaselineComparison {
        why = List.copyOf(why);
    }

    /** Compares a baseline of a report with its runs. */
    public static BaselineComparison of(Report report, BaselineRecord baseline) {
        Optional<RunRecord> reference = LossAgreement.of(report).reference();
        Optional<RunRecord> run = reference
                .filter(each -> differences(baseline, each).isEmpty())
                .or(() -> report.measuredRuns().stream()
                        .filter(each -> differences(baseline, each).isEmpty())
                        .findFirst())
                .or(() -> reference);
        List<String> why =
                new ArrayList<>(run.map(each -> differences(baseline, each)).orElse(List.of()));
        if (baseline.settings().spec().dropout() > 0) {
            why.add("the random numbers of dropout");
        }
        double[] differences = run.filter(each -> why.isEmpty())
                .map(each -> lossDifferences(baseline, each))
                .orElse(new double[0]);
        return new BaselineComparison(
                baseline,
                run,
                why,
                differences.length,
                largest(Arrays.copyOf(differences, Math.min(EARLY_STEPS, differences.length))),
                largest(differences));
    }

    /** Whether losses were compared. */
    public boolean isCompared() {
        return steps > 0;
    }

    /** Number of steps that tell whether both train the same. */
    public int earlySteps() {
        return Math.min(EARLY_STEPS, steps);
    }

    /** Whether the losses of the first steps agree in the precision of float32. */
    public boolean agrees() {
        return isCompared() && earlyDifference <= TOLERANCE;
    }

    /** Device, threads and precision do not matter to the losses of another framework. */
    private static List<String> differences(BaselineRecord baseline, RunRecord run) {
        return TrainingDifferences.between(baseline.settings().on(run.settings().on()), run.settings());
    }

    private static double[] lossDifferences(BaselineRecord baseline, RunRecord run) {
        Map<Integer, StepSummary> ours =
                run.steps().stream().collect(Collectors.toMap(StepSummary::step, Function.identity()));
        return baseline.steps().stream()
                .filter(step -> ours.containsKey(step.step()))
                .mapToDouble(step -> difference(step, ours.get(step.step())))
                .toArray();
    }

    private static double difference(BaselineStep theirs, StepSummary ours) {
        if (Float.compare(theirs.loss(), ours.loss()) == 0) {
            return 0;
        }
        double difference = Math.abs((double) theirs.loss() - ours.loss()) / Math.abs((double) ours.loss());
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    private static double largest(double[] differences) {
        double largest = Double.NaN;
        for (double difference : differences) {
            largest = Double.isNaN(largest) ? difference : Math.max(largest, difference);
        }
        return largest;
    }
}
