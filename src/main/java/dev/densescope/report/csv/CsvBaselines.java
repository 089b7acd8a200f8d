package dev.densescope.report.csv;

import dev.densescope.network.Network;
import dev.densescope.report.Report;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.measure.BaselineStep;
import java.util.List;
import java.util.function.BiConsumer;

/** Rows of baselines, after those of runs, in tables of runs. Cells that only runs have are empty. */
final class CsvBaselines {
    private CsvBaselines() {}

    static void addStrategies(CsvTable table, Report report) {
        each(report, (number, baseline) -> {
            CsvTable.Row row = table.row()
                    .whole(number)
                    .text(baseline.framework().id())
                    .text(baseline.settings().spec().name())
                    .whole(baseline.settings().spec().batch())
                    .text(baseline.settings().device())
                    .text(baseline.outcome().id())
                    .whole(Network.of(baseline.settings().spec()).parameterCount())
                    .whole(baseline.steps().size())
                    .empty(4);
            row.known(baseline.livePeakBytes()).empty(1).known(baseline.processPeakBytes());
            addTimes(row, baseline);
            row.empty(7)
                    .whole(baseline.settings().stepsBefore())
                    .whole(baseline.settings().trainingSteps())
                    .text(report.label(baseline))
                    .whole(1)
                    .end();
        });
    }

    private static void addTimes(CsvTable.Row row, BaselineRecord baseline) {
        List<Long> nanos = baseline.measuredSteps().stream()
                .map(BaselineStep::nanos)
                .sorted()
                .toList();
        if (nanos.isEmpty()) {
            row.empty(4);
            return;
        }
        row.millis(nanos.get(0))
                .millis(baseline.medianStepNanos())
                .millis(nanos.get(nanos.size() - 1))
                .decimal(baseline.imagesPerSecond(), 3);
    }

    static void addSteps(CsvTable table, Report report) {
        each(report, (number, baseline) -> {
            for (BaselineStep step : baseline.steps()) {
                table.row()
                        .whole(number)
                        .text(baseline.framework().id())
                        .whole(step.step())
                        .whole(step.warmup() ? 1 : 0)
                        .exact(step.loss())
                        .millis(step.nanos())
                        .empty(4)
                        .known(step.processBytes())
                        .empty(3)
                        .end();
            }
        });
    }

    /** They are numbered like runs, after the last of them. */
    private static void each(Report report, BiConsumer<Integer, BaselineRecord> adder) {
        int number = report.runs().size();
        for (BaselineRecord baseline : report.baselines()) {
            adder.accept(++number, baseline);
        }
    }
}
