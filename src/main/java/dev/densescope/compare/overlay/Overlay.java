package dev.densescope.compare.overlay;

import dev.densescope.chart.overlay.OverlayLine;
import dev.densescope.chart.timeline.OperationBounds;
import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.StepProfile;
import dev.densescope.memory.MemoryTimeline;
import dev.densescope.memory.TracedOperation;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * The live bytes of all runs of a comparison over one axis. Immutable.
 *
 * @param lines one for each run; empty if the run has nothing on this axis
 * @param stations positions of the axis of layers; empty for other axes
 */
public record Overlay(OverlayAxis axis, List<OverlayLine> lines, List<Station> stations) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** A stretch of the axis of layers in one part of the network, such as {@code block1}, on one way. */
    public record Group(LayerPath part, Station.Way way, int from, int to) {}

    public Overlay {
        lines = List.copyOf(lines);
        stations = List.copyOf(stations);
    }

    /** The overlay of a comparison. */
    public static Overlay of(Comparison comparison, OverlayAxis axis) {
        boolean hasOperations = comparison.runs().stream()
                .anyMatch(run -> run.profile()
                        .filter(profile -> !profile.operations().isEmpty())
                        .isPresent());
        List<Station> stations = axis == OverlayAxis.LAYER ? stations(comparison) : List.of();
        List<OverlayLine> lines = new ArrayList<>();
        for (ComparedRun run : comparison.runs()) {
            lines.add(run.profile()
                    .map(profile -> switch (axis) {
                        case TIME -> byTime(profile.timeline());
                        case OPERATION -> byOperation(profile, hasOperations);
                        case LAYER -> byLayer(profile, stations);
                    })
                    .orElse(OverlayLine.NONE));
        }
        return new Overlay(axis, lines, stations);
    }

    /** Whether no run has anything on this axis. */
    public boolean isEmpty() {
        return lines.stream().allMatch(OverlayLine::isEmpty);
    }

    /** The same without the lines of other runs. */
    public Overlay only(IntPredicate run) {
        return new Overlay(
                axis,
                IntStream.range(0, lines.size())
                        .mapToObj(i -> run.test(i) ? lines.get(i) : OverlayLine.NONE)
                        .toList(),
                stations);
    }

    /** The stretches of the axis of layers, in order. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        int from = 0;
        for (int next = 1; next <= stations.size(); next++) {
            Station first = stations.get(from);
            boolean ends = next == stations.size()
                    || !stations.get(next).part().equals(first.part())
                    || stations.get(next).way() != first.way();
            if (ends) {
                groups.add(new Group(first.part(), first.way(), from, next));
                from = next;
            }
        }
        return groups;
    }

    private static OverlayLine byTime(MemoryTimeline timeline) {
        double[] bounds = new double[timeline.points() + 1];
        for (int i = 0; i < timeline.points(); i++) {
            bounds[i] = (timeline.timeNanos(i) - timeline.timeNanos(0)) / NANOS_PER_MILLI;
        }
        bounds[timeline.points()] = timeline.points() == 0 ? 0 : bounds[timeline.points() - 1];
        return new OverlayLine(OperationBounds.at(bounds), values(timeline.points(), timeline::totalBytes));
    }

    /** Events of an imported record are no operations, so they are on the axis only if all runs are imported. */
    private static OverlayLine byOperation(StepProfile profile, boolean hasOperations) {
        if (hasOperations && profile.operations().isEmpty()) {
            return OverlayLine.NONE;
        }
        int points = profile.operations().isEmpty()
                ? profile.timeline().points()
                : profile.operations().size();
        return new OverlayLine(OperationBounds.numbered(points), values(points, profile.timeline()::totalBytes));
    }

    private static OverlayLine byLayer(StepProfile profile, List<Station> stations) {
        Map<Station, Long> highest = new TreeMap<>();
        for (TracedOperation operation : profile.operations()) {
            highest.merge(Station.of(operation), profile.timeline().totalBytes(operation.index()), Math::max);
        }
        return highest.isEmpty()
                ? OverlayLine.NONE
                : new OverlayLine(
                        OperationBounds.numbered(stations.size()),
                        values(stations.size(), i -> highest.getOrDefault(stations.get(i), OverlayLine.GAP)));
    }

    private static List<Station> stations(Comparison comparison) {
        TreeSet<Station> stations = new TreeSet<>();
        for (ComparedRun run : comparison.runs()) {
            run.profile().ifPresent(profile -> profile.operations().forEach(each -> stations.add(Station.of(each))));
        }
        return List.copyOf(stations);
    }

    private static long[] values(int count, IntToLongFunction value) {
        long[] values = new long[count];
        Arrays.setAll(values, value);
        return values;
    }
}
