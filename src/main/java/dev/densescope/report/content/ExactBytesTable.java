package dev.densescope.report.content;

import dev.densescope.plan.Prediction;
import dev.densescope.report.Report;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Table;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The totals of every run with all digits, which other tables round. */
final class ExactBytesTable {
    private static final String UNKNOWN = "–";

    private final Report report;

    ExactBytesTable(Report report) {
        this.report = report;
    }

    Block details() {
        Table table = Table.of(Table.Use.RUNS)
                .text("Strategy")
                .text("Bytes")
                .number("Forward feature maps")
                .number("Peak live")
                .number("Reserved")
                .number("Process peak");
        List<List<Cell>> rows = new ArrayList<>();
        report.runs().forEach(run -> rows.addAll(rows(run)));
        report.baselines().forEach(baseline -> rows.add(row(baseline)));
        return new Block.Details("Exact bytes", false, List.of(table.rows(rows)));
    }

    private List<List<Cell>> rows(RunRecord run) {
        Optional<Measurement> measured = run.measurement();
        Prediction predicted = run.prediction();
        return List.of(
                List.of(
                        Cell.of(report.label(run)),
                        Cell.of("measured"),
                        bytes(measured, Measurement::forwardFeatureMapBytes),
                        bytes(measured, Measurement::peakLiveBytes),
                        bytes(measured, Measurement::reservedBytes),
                        bytes(measured.filter(known -> known.processPeakBytes() > 0), Measurement::processPeakBytes)),
                List.of(
                        Cell.of(report.label(run)),
                        Cell.of("predicted"),
                        Cell.count(predicted.forwardFeatureMapBytes()),
                        Cell.count(predicted.peakLiveBytes()),
                        Cell.count(predicted.reservedBytes()),
                        Cell.of(UNKNOWN)));
    }

    private List<Cell> row(BaselineRecord baseline) {
        return List.of(
                Cell.of(report.label(baseline)),
                Cell.of("measured"),
                Cell.of(UNKNOWN),
                known(baseline.livePeakBytes()),
                Cell.of(UNKNOWN),
                known(baseline.processPeakBytes()));
    }

    private static Cell known(long bytes) {
        return bytes == 0 ? Cell.of(UNKNOWN) : Cell.count(bytes);
    }

    private static Cell bytes(Optional<Measurement> measured, ToLongFunction<Measurement> quantity) {
        return measured.map(there -> Cell.count(quantity.applyAsLong(there))).orElseGet(() -> Cell.of(UNKNOWN));
    }
}
