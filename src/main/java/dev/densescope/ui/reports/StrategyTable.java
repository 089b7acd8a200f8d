package dev.densescope.ui.reports;

import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.DataTable;
import java.util.List;

/** The runs of a report, one per row, with predicted and measured values. */
final class StrategyTable {
    private static final double ROW_PIXELS = 28;
    private static final String NONE = "–";

    private final DataTable<ReportPreview.Row> table = new DataTable<>();

    StrategyTable() {
        table.text(Messages.text("reports.table.run"), 132, ReportPreview.Row::label)
                .text(Messages.text("reports.table.outcome"), 94, ReportPreview.Row::outcome)
                .number(
                        Messages.text("reports.table.predicted"),
                        88,
                        ReportPreview.Row::predictedReservedBytes,
                        row -> bytes(row.predictedReservedBytes()))
                .number(
                        Messages.text("reports.table.measured"),
                        88,
                        ReportPreview.Row::measuredReservedBytes,
                        row -> bytes(row.measuredReservedBytes()))
                .text(Messages.text("reports.table.agree"), 84, StrategyTable::agreement)
                .number(
                        Messages.text("reports.table.peak"),
                        88,
                        ReportPreview.Row::measuredPeakBytes,
                        row -> bytes(row.measuredPeakBytes()))
                .number(
                        Messages.text("reports.table.millis"),
                        84,
                        ReportPreview.Row::stepNanos,
                        row -> number(row.stepNanos() / 1e6, 1))
                .number(
                        Messages.text("reports.table.images"),
                        72,
                        ReportPreview.Row::imagesPerSecond,
                        row -> number(row.imagesPerSecond(), 1))
                .number(
                        Messages.text("reports.table.recompute"),
                        92,
                        ReportPreview.Row::recomputeShare,
                        row -> row.stepNanos() == 0
                                ? NONE
                                : QuantityText.window().percent(row.recomputeShare()))
                .number(
                        Messages.text("reports.table.loss"),
                        92,
                        ReportPreview.Row::lastLoss,
                        row -> QuantityText.window().loss(row.lastLoss()));
        table.compactTo(106.5, 66.0, 63.5, 63.5, 74.0, 63.5, 58.0, 54.0, 54.0, 75.5);
        table.widthProperty().addListener((observable, before, now) -> table.fitRows());
        table.fitRows();
        table.setFixedCellSize(ROW_PIXELS);
        table.setId("reports-table");
        table.setAccessibleText(Messages.text("reports.strategies"));
    }

    DataTable<ReportPreview.Row> node() {
        return table;
    }

    void show(List<ReportPreview.Row> rows) {
        table.getItems().setAll(rows);
        table.fitRows();
    }

    private static String agreement(ReportPreview.Row row) {
        if (row.measuredReservedBytes() == 0) {
            return NONE;
        }
        return row.isAsPredicted() ? Messages.text("reports.table.exact") : Messages.text("reports.table.differs");
    }

    private static String bytes(long bytes) {
        return bytes == 0 ? NONE : QuantityText.window().bytes(bytes);
    }

    private static String number(double value, int decimals) {
        return value == 0 ? NONE : QuantityText.window().decimals(value, decimals);
    }
}
