package dev.densescope.plan.cost;

import dev.densescope.plan.step.Computation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Operation costs of one device, fitted to measured times, separately for each kind of operation. Kinds without samples
 * have the costs fitted to all samples. Immutable.
 *
 * @param kinds costs by {@link Work#kind}
 * @param others cost of all other kinds
 */
public record FittedCosts(Map<String, LinearCost> kinds, LinearCost others) implements OperationCosts {
    /** Number of operations of a kind whose own time counts as much as that of the whole run. */
    private static final double SAMPLES_OF_HALF_WEIGHT = 4;

    public FittedCosts {
        kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
    }

    /**
     * Fits costs to samples.
     *
     * @param samples samples from one device; those with a time of 0 are ignored
     * @throws IllegalArgumentException if no sample is left
     */
    public static FittedCosts of(List<CostSample> samples) {
        List<CostSample> timed =
                samples.stream().filter(sample -> sample.nanos() > 0).toList();
        if (timed.isEmpty()) {
            throw new IllegalArgumentException("no operation took any time");
        }
        return new FittedCosts(fitByKind(timed), LinearCost.fit(timed));
    }

    /**
     * A copy with the costs of further samples, for plans of the design that they are from. Kinds in the samples have costs
     * fitted to them. All other kinds keep their costs, scaled by the ratio of the fitted to the former costs of the kinds
     * that have both: the machine may have been faster or slower meanwhile.
     *
     * @param samples samples from the same device; those with a time of 0 are ignored
     */
    public FittedCosts replacedBy(List<CostSample> samples) {
        List<CostSample> timed =
                samples.stream().filter(sample -> sample.nanos() > 0).toList();
        if (timed.isEmpty()) {
            return this;
        }
        FittedCosts fitted = of(timed);
        List<CostSample> common = timed.stream()
                .filter(sample -> kinds.containsKey(sample.work().kind()))
                .toList();
        List<CostSample> compared = common.isEmpty() ? timed : common;
        FittedCosts scaled = times(factor(compared, fitted.total(compared)));
        Map<String, LinearCost> replaced = new TreeMap<>(scaled.kinds);
        replaced.putAll(fitted.kinds);
        return new FittedCosts(replaced, scaled.others);
    }

    /**
     * A copy scaled to the times of a run, so that the run's operations take the given time in total. The whole run has
     * one factor of measured to expected time, which applies to all kinds. Kinds in the samples deviate from it by the
     * median of their operations, the more so the more of them there are: other work on the machine, which delays single
     * operations, must not make a strategy look slow, whether it consists of measured kinds or of others. Coefficients are
     * not fitted again, since the operations of one design do not determine how times grow with the work.
     *
     * @param samples operations of one step
     * @param stepNanos time of a typical step
     */
    public FittedCosts refinedBy(List<CostSample> samples, long stepNanos) {
        List<CostSample> timed =
                samples.stream().filter(sample -> sample.nanos() > 0).toList();
        if (timed.isEmpty()) {
            return this;
        }
        FittedCosts scaled = scaledTo(timed, stepNanos);
        Map<String, LinearCost> measured = new TreeMap<>();
        byKind(timed)
                .forEach((kind, ofKind) -> measured.put(kind, scaled.cost(kind).times(scaled.deviation(ofKind))));
        Map<String, LinearCost> refined = new TreeMap<>(scaled.kinds);
        refined.putAll(new FittedCosts(measured, scaled.others).scaledTo(timed, stepNanos).kinds);
        return new FittedCosts(refined, scaled.others);
    }

    /** The median ratio of measured to expected time of one kind, closer to 1 the fewer samples there are. */
    private double deviation(List<CostSample> ofKind) {
        double[] ratios = ofKind.stream()
                .mapToDouble(sample -> sample.nanos() / Math.max(1, nanos(sample.work())))
                .sorted()
                .toArray();
        double weight = ratios.length / (ratios.length + SAMPLES_OF_HALF_WEIGHT);
        return Math.pow(ratios[ratios.length / 2], weight);
    }

    private LinearCost cost(String kind) {
        return kinds.getOrDefault(kind, others);
    }

    /**
     * A copy with all costs scaled by one factor, so that the samples' work takes the given time in total.
     *
     * @param nanos total time, positive
     */
    public FittedCosts scaledTo(List<CostSample> samples, long nanos) {
        return times(factor(samples, (double) nanos));
    }

    private FittedCosts times(double factor) {
        Map<String, LinearCost> scaled = new TreeMap<>();
        kinds.forEach((kind, cost) -> scaled.put(kind, cost.times(factor)));
        return new FittedCosts(scaled, others.times(factor));
    }

    /** The ratio of a total time to the expected one; 1 if the expected time is 0. */
    private double factor(List<CostSample> samples, double nanos) {
        double expected = total(samples);
        return expected > 0 ? nanos / expected : 1;
    }

    private double total(List<CostSample> samples) {
        return samples.stream().mapToDouble(sample -> nanos(sample.work())).sum();
    }

    private static Map<String, List<CostSample>> byKind(List<CostSample> timed) {
        return timed.stream()
                .collect(Collectors.groupingBy(sample -> sample.work().kind()));
    }

    private static Map<String, LinearCost> fitByKind(List<CostSample> timed) {
        Map<String, LinearCost> fits = new TreeMap<>();
        byKind(timed).forEach((kind, ofKind) -> fits.put(kind, LinearCost.fit(ofKind)));
        return fits;
    }

    @Override
    public double nanos(Computation computation) {
        return nanos(Work.of(computation));
    }

    public double nanos(Work work) {
        return cost(work.kind()).of(work);
    }
}
