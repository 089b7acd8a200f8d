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
     * The same costs, with kinds that a run has measured as the run tells, and the others made faster or slower by as much as
     * the run was faster or slower than expected.
     */
    public FittedCosts refinedBy(List<CostSample> samples) {
        List<CostSample> timed =
                samples.stream().filter(sample -> sample.nanos() > 0).toList();
        if (timed.isEmpty()) {
            return this;
        }
        double expected =
                timed.stream().mapToDouble(sample -> nanos(sample.work())).sum();
        double factor = timed.stream().mapToDouble(CostSample::nanos).sum() / expected;
        Map<String, LinearCost> refined = new TreeMap<>();
        kinds.forEach((kind, cost) -> refined.put(kind, cost.times(factor)));
        refined.putAll(fitByKind(timed));
        return new FittedCosts(refined, others.times(factor));
    }

    private static Map<String, LinearCost> fitByKind(List<CostSample> timed) {
        return timed.stream()
                .collect(Collectors.groupingBy(
                        sample -> sample.work().kind(),
                        Collectors.collectingAndThen(Collectors.toList(), LinearCost::fit)));
    }

    @Override
    public double nanos(Computation computation) {
        return nanos(Work.of(computation));
    }

    public double nanos(Work work) {
        return kinds.getOrDefault(work.kind(), others).of(work);
    }
}
