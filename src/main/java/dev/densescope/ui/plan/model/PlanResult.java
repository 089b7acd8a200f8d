package dev.densescope.ui.plan.model;

import dev.densescope.network.Network;
import dev.densescope.plan.cost.TimeRange;
import dev.densescope.plan.search.PlanCurve;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.ui.Messages;
import java.util.List;
import java.util.Optional;

/**
 * What a search has found. Immutable.
 *
 * @param network the design that was searched
 * @param locks what was decided by hand
 * @param costs what times are from; without them bytes are exact, and times only say which plan computes less
 * @param curve of memory against time
 * @param smallest the plan that reserves least
 * @param comparison what plans are compared with
 * @param searchNanos how long the search took
 */
public record PlanResult(
        Network network,
        PlanLocks locks,
        Optional<DeviceCosts> costs,
        PlanCurve curve,
        PlannedStep smallest,
        PlanComparison comparison,
        long searchNanos) {
    /** What is predicted of the strategies, in the order in which they are offered. */
    public List<PlannedStep> strategies() {
        return comparison.strategies();
    }

    /** Runs of the design on the device, the newest first. */
    public List<MeasuredRun> runs() {
        return comparison.runs();
    }

    /** Whether times are known. */
    public boolean isTimed() {
        return costs.isPresent();
    }

    /** Whether only a range of times is known, of which {@link PlannedStep#nanos} is the middle. */
    public boolean hasRanges() {
        return !range().isNone();
    }

    /** The time of a step in words; a range where only a range is known. */
    public String time(PlannedStep step) {
        return hasRanges()
                ? range(duration(step.nanos() * range().least()), duration(step.nanos() * range().most()))
                : duration(step.nanos());
    }

    /** The unit once, where both have the same. */
    private static String range(String least, String most) {
        String number = least.replaceFirst("\\p{Z}\\p{L}+$", "");
        String unit = least.substring(number.length());
        return Messages.text("plan.time.range", most.endsWith(unit) ? number : least, most);
    }

    private TimeRange range() {
        return costs.map(DeviceCosts::range).orElse(TimeRange.NONE);
    }

    private static String duration(double nanos) {
        return QuantityText.window().duration(Math.round(nanos));
    }

    /** How much longer a step takes than the fastest, as a share. */
    public double overFastest(PlannedStep step) {
        return step.nanos() / curve.fastest().nanos() - 1;
    }
}
