package dev.densescope.report.sweep;

import dev.densescope.sweep.CellFigures;
import dev.densescope.sweep.SweptCell;
import dev.densescope.sweep.grid.SweepCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A quantity against depth, for the cells of one growth rate and batch.
 *
 * @param growthRate of all points
 * @param batch of all points
 * @param lines a line for each strategy, in the order of the grid: the points by rising depth; possibly empty
 */
record DepthLines(int growthRate, int batch, Map<String, List<Point>> lines) {
    /** A quantity of a cell. */
    record Point(int depth, long value) {}

    private record Group(int growthRate, int batch) {}

    /** One for each growth rate and batch that has two depths, in the order of the grid. */
    static List<DepthLines> of(SweepReport report, Function<CellFigures, OptionalLong> quantity) {
        Map<Group, Map<String, List<Point>>> groups = new LinkedHashMap<>();
        for (SweptCell swept : report.cells()) {
            SweepCell cell = swept.cell();
            List<Point> points = groups.computeIfAbsent(
                            new Group(cell.growthRate(), cell.batch()), group -> new LinkedHashMap<>())
                    .computeIfAbsent(cell.plan().id(), strategy -> new ArrayList<>());
            Optional<Long> value = swept.figures().map(quantity).flatMap(DepthLines::boxed);
            value.ifPresent(known -> points.add(new Point(cell.depth(), known)));
        }
        List<DepthLines> all = new ArrayList<>();
        groups.forEach((group, lines) -> {
            lines.values().forEach(points -> points.sort((one, other) -> Integer.compare(one.depth(), other.depth())));
            DepthLines each = new DepthLines(group.growthRate(), group.batch(), lines);
            if (each.depths() > 1) {
                all.add(each);
            }
        });
        return all;
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private long depths() {
        return points().stream().map(Point::depth).distinct().count();
    }

    /** All points of all lines. */
    List<Point> points() {
        return lines.values().stream().flatMap(List::stream).toList();
    }
}
