package dev.densescope.plan.cost;

import dev.densescope.plan.step.Computation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Costs of one device, fitted to times of its operations, kind by kind. A kind that has no sample costs what all samples
 * together tell of bytes and multiply-accumulates. Immutable.
 *
 * @param kinds by {@link Work#kind}
 * @param others cost of all other kinds
 */
public record FittedCosts(Map<String, LinearCost> kinds, LinearCost others) implements OperationCosts {
    public FittedCosts {
        kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
    }

    /**
     * Fits costs to samples.
     *
     * @param samples of one device; those that took no time are left out
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
     * The same costs, each kind that a run has measured made faster or slower by as much as it was, and the others by as much
     * as the run was as a whole. How times grow with the work stays as it was: one design's operations do not tell.
     */
    public FittedCosts refinedBy(List<CostSample> samples) {
        List<CostSample> timed =
                samples.stream().filter(sample -> sample.nanos() > 0).toList();
        if (timed.isEmpty()) {
            return this;
        }
        double whole = factor(timed);
        Map<String, LinearCost> refined = new TreeMap<>();
        kinds.forEach((kind, cost) -> refined.put(kind, cost.times(whole)));
        byKind(timed)
                .forEach((kind, ofKind) ->
                        refined.put(kind, kinds.getOrDefault(kind, others).times(factor(ofKind))));
        return new FittedCosts(refined, others.times(whole));
    }

    /** How much longer operations took than expected; 1 if nothing was expected of them. */
    private double factor(List<CostSample> timed) {
        double expected =
                timed.stream().mapToDouble(sample -> nanos(sample.work())).sum();
        return expected > 0 ? timed.stream().mapToDouble(CostSample::nanos).sum() / expected : 1;
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
        return kinds.getOrDefault(work.kind(), others).of(work);
    }
}
