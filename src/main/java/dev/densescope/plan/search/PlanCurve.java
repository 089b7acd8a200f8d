package dev.densescope.plan.search;

import java.util.List;
import java.util.Optional;

/**
 * The curve of memory against time. Immutable.
 *
 * @param points by rising reserved bytes and falling time; at least one
 */
public record PlanCurve(List<PlannedStep> points) {
    public PlanCurve {
        points = List.copyOf(points);
    }

    /** The plan with the fewest bytes. */
    public PlannedStep smallest() {
        return points.get(0);
    }

    /** The plan with the least time. */
    public PlannedStep fastest() {
        return points.get(points.size() - 1);
    }

    /** The fastest point that reserves at most the given bytes. A larger budget never gives a slower one. */
    public Optional<PlannedStep> within(long bytes) {
        PlannedStep found = null;
        for (PlannedStep point : points) {
            if (point.reservedBytes() <= bytes) {
                found = point;
            }
        }
        return Optional.ofNullable(found);
    }
}
