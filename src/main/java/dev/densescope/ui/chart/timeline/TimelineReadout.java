package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.chart.timeline.TimelineView;
import dev.densescope.memory.Category;
import dev.densescope.memory.MemoryEvent;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartReadout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said at the cursor of a timeline: the operation, its time, and the live bytes in the unit of the axis. */
final class TimelineReadout {
    private final TimelineView view;
    private final Axis axis;
    private final int operation;

    TimelineReadout(TimelineView view, Axis axis, int operation) {
        this.view = view;
        this.axis = axis;
        this.operation = operation;
    }

    String title() {
        TracedOperation traced = view.operation(operation);
        return traced.layer() + "  " + traced.name();
    }

    /** Phase, whether measured, and the place on the axis. */
    String subtitle() {
        String state = operation < view.content().measuredOperations()
                ? Messages.text("chart.measured")
                : Messages.text("chart.predicted");
        String place = Messages.text(
                "chart.timeline.operationOf", operation + 1, view.bounds().operations());
        String phase = Messages.of(view.operation(operation).phase());
        if (!view.showsTime()) {
            return String.join(" · ", phase, state, place);
        }
        String at = Messages.text(
                "chart.timeline.at",
                QuantityText.window().decimals(view.bounds().start(operation), 2));
        return String.join(" · ", phase, state, at, place);
    }

    List<ChartReadout.Row> rows() {
        List<ChartReadout.Row> rows = new ArrayList<>();
        TimelineContent content = view.content();
        for (int i = Category.STACK.size() - 1; i >= 0; i--) {
            Category category = Category.STACK.get(i);
            long bytes = content.bytes(operation, category);
            if (bytes > 0) {
                rows.add(new ChartReadout.Row(
                        Optional.of(category),
                        Messages.of(category),
                        axis.text((double) bytes, QuantityText.window())));
            }
        }
        rows.add(row(
                Messages.text("chart.total"),
                axis.text((double) content.totalBytes(operation), QuantityText.window())));
        timed().ifPresent(step -> rows.addAll(times(step)));
        return rows;
    }

    /** The step that has timed this operation. */
    private Optional<StepTrace> timed() {
        Optional<StepTrace> shown = view.content().shown().filter(step -> operation < step.finished());
        return shown.isPresent() ? shown : view.content().timed().filter(step -> operation < step.finished());
    }

    private List<ChartReadout.Row> times(StepTrace step) {
        List<ChartReadout.Row> rows = new ArrayList<>();
        rows.add(row(
                Messages.text("chart.timeline.duration"),
                QuantityText.window().duration(step.durationNanos(operation))));
        if (view.operation(operation).phase() == Phase.RECOMPUTE) {
            rows.addAll(recomputation(step));
        }
        return rows;
    }

    /** Time and bytes of all operations around this one that recompute for the same layer. */
    private List<ChartReadout.Row> recomputation(StepTrace step) {
        int from = operation;
        int to = operation + 1;
        while (from > 0 && belongs(from - 1)) {
            from--;
        }
        while (to < step.finished() && belongs(to)) {
            to++;
        }
        long nanos = 0;
        for (int i = from; i < to; i++) {
            nanos += step.durationNanos(i);
        }
        return List.of(
                row(
                        Messages.text("chart.timeline.recomputation"),
                        QuantityText.window().duration(nanos)),
                row(
                        Messages.text("chart.timeline.recomputed"),
                        axis.text((double) acquiredBytes(step, from, to), QuantityText.window())));
    }

    private boolean belongs(int other) {
        TracedOperation traced = view.operation(other);
        return traced.phase() == Phase.RECOMPUTE
                && traced.layer().equals(view.operation(operation).layer());
    }

    private static long acquiredBytes(StepTrace step, int from, int to) {
        long bytes = 0;
        for (int i = firstEvent(step, from);
                i < step.eventCount() && step.event(i).operation() < to;
                i++) {
            if (step.event(i) instanceof MemoryEvent.Acquired acquired) {
                bytes += acquired.tensor().bytes();
            }
        }
        return bytes;
    }

    /** The first event of an operation or after it; events have the order of operations. */
    private static int firstEvent(StepTrace step, int operation) {
        int low = 0;
        int high = step.eventCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (step.event(middle).operation() < operation) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static ChartReadout.Row row(String name, String value) {
        return new ChartReadout.Row(Optional.empty(), name, value);
    }
}
