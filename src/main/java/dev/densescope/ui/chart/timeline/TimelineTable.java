package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.memory.Category;
import dev.densescope.memory.TracedOperation;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The memory timeline as a table of exact bytes, with a row per operation and a column per category. */
final class TimelineTable {
    private TimelineTable() {}

    static ChartData of(TimelineContent content) {
        List<String> headings = new ArrayList<>(List.of(
                Messages.text("chart.table.number"),
                Messages.text("chart.table.phase"),
                Messages.text("chart.table.layer"),
                Messages.text("chart.table.operation"),
                Messages.text("chart.table.milliseconds"),
                Messages.text("chart.table.predictedBytes"),
                Messages.text("chart.table.measuredBytes")));
        for (Category category : Category.values()) {
            headings.add(Messages.text("chart.table.bytesOf", Messages.of(category)));
        }
        List<List<String>> rows = new ArrayList<>();
        for (TracedOperation operation : content.legend().operations()) {
            rows.add(row(content, operation));
        }
        return new ChartData(headings, rows);
    }

    private static List<String> row(TimelineContent content, TracedOperation operation) {
        int index = operation.index();
        boolean measured = index < content.measuredOperations();
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(index + 1));
        cells.add(Messages.of(operation.phase()));
        cells.add(operation.layer().text());
        cells.add(operation.name());
        cells.add(content.shown()
                .filter(step -> index < step.finished())
                .map(step -> String.format(Locale.ROOT, "%.3f", step.durationNanos(index) / 1e6))
                .orElse(""));
        cells.add(Long.toString(content.predicted().totalBytes(index)));
        cells.add(measured ? Long.toString(content.measured().totalBytes(index)) : "");
        for (Category category : Category.values()) {
            cells.add(Long.toString(content.bytes(index, category)));
        }
        return cells;
    }
}
