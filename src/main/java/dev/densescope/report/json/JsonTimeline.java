package dev.densescope.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.chart.axis.AxisRange;
import dev.densescope.chart.overlay.OverlayLine;
import dev.densescope.chart.timeline.PixelRuns;

/** Live bytes over time; of a long record, the points with the most and the fewest bytes of each interval. */
final class JsonTimeline {
    /** A line with more points is reduced to those of so many intervals. */
    private static final int INTERVALS = 5_000;

    private JsonTimeline() {}

    /** Adds {@code timeline} with {@code millis} and {@code bytes}; empty arrays if unknown. */
    static void put(ObjectNode run, OverlayLine line) {
        ObjectNode timeline = run.putObject("timeline");
        boolean all = line.points() <= 2 * INTERVALS;
        timeline.put("listsEveryPoint", all);
        ArrayNode millis = timeline.putArray("millis");
        ArrayNode bytes = timeline.putArray("bytes");
        if (all) {
            for (int point = 0; point < line.points(); point++) {
                add(line, point, millis, bytes);
            }
            return;
        }
        for (PixelRuns.Run interval : line.runs(new AxisRange(0, Math.max(line.end(), 1e-6)), INTERVALS)) {
            add(line, Math.min(interval.highest(), interval.lowest()), millis, bytes);
            if (interval.highest() != interval.lowest()) {
                add(line, Math.max(interval.highest(), interval.lowest()), millis, bytes);
            }
        }
    }

    private static void add(OverlayLine line, int point, ArrayNode millis, ArrayNode bytes) {
        millis.add(line.start(point));
        bytes.add(line.value(point));
    }
}
