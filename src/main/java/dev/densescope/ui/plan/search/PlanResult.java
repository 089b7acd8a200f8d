package dev.densescope.ui.plan.search;

import dev.densescope.network.Network;
import dev.densescope.plan.cost.TimeRange;
import dev.densescope.plan.search.PlanCurve;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.plan.PlanPoint;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.ui.Messages;
import java.util.List;
import java.util.Optional;

/**
 * The result of a search for plans. Immutable.
 *
 * @param network the network of the design
 * @param locks decisions of the user for single layers
 * @param costs source of the times; if empty, bytes are exact, and times only rank plans by their number of
 *     computations
 * @param curve the fastest plans by memory
 * @param points the plans of the curve with the bounds of their times
 * @param smallest the plan with the fewest reserved bytes
 * @param comparison strategies, frameworks and runs to compare plans with
 * @param searchNanos duration of the search
 */
public record PlanResult(
        Network network,
        PlanLocks locks,
        Optional<DeviceCosts> costs,
        PlanCurve curve,
        List<PlanPoint> points,
        PlannedStep smallest,
        PlanComparison comparison,
        long searchNanos) {
    public PlanResult {
        points = List.copyOf(points);
    }

    /** Predicted memory and time of each strategy that has the locked decisions, in the order in which they are offered. */
    public List<PlannedStep> strategies() {
        return comparison.strategies();
    }

    /** Runs of the design on the device, newest first. */
    public List<MeasuredRun> runs() {
        return comparison.runs();
    }

    /** Whether the user has locked layers. */
    public boolean isLocked() {
        return !locks.layers().isEmpty();
    }

    /** Whether times are known. */
    public boolean isTimed() {
        return costs.isPresent();
    }

    /** Whether times are ranges; {@link PlannedStep#nanos} is the middle of each. */
    public boolean hasRanges() {
        return !range().isNone();
    }

    /** The time of a step as text; a range if {@link #hasRanges}. */
    public String time(PlannedStep step) {
        return hasRanges()
                ? range(duration(step.nanos() * range().least()), duration(step.nanos() * range().most()))
                : duration(step.nanos());
    }

    /** A range as text, with a common unit written once. */
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

    /** {@link #overFastest} as text, without a sign. */
    public String moreThanFastest(PlannedStep step) {
        double more = overFastest(step);
        QuantityText numbers = QuantityText.window();
        return more > 0 && more < QuantityText.SMALLEST_SHARE
                ? Messages.text("plan.share.tiny", numbers.percent(QuantityText.SMALLEST_SHARE))
                : numbers.percent(more);
    }

    /** Additional time of a step relative to the fastest plan: 0.1 is 10 % more. */
    public double overFastest(PlannedStep step) {
        return step.nanos() / curve.fastest().nanos() - 1;
    }
}
