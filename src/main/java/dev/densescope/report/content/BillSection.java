package dev.densescope.report.content;

import dev.densescope.chart.bill.RecomputeBill;
import dev.densescope.plan.savings.Savings;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.Bills;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Paragraph;
import dev.densescope.report.document.Table;
import dev.densescope.session.RunRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cost and savings of recomputation by layer. */
final class BillSection {
    private static final int ROWS_SHOWN = 8;

    private final Report report;

    BillSection(Report report) {
        this.report = report;
    }

    /** @param run that recomputed */
    private record Entry(RunRecord run, RecomputeBill bill) {}

    List<Block> blocks() {
        Bills bills = new Bills();
        List<Entry> entries = report.runs().stream()
                .filter(run -> run.measurement().isPresent() && run.medianRecomputeNanos() > 0)
                .map(run -> new Entry(run, bills.of(run)))
                .toList();
        if (entries.isEmpty()) {
            return List.of(Paragraph.of(Paragraph.Role.LEAD, "None of these runs recomputed anything."));
        }
        return List.of(
                Paragraph.of(
                        Paragraph.Role.LEAD,
                        "Sharing gradients and reusing memory cost no time. Outputs in shared storage are overwritten by the next "
                                + "layer, so backward recomputes them first: this time pays for the further savings. Reserved bytes fall "
                                + "by less than the layers free in total, because recomputed outputs need memory as well. "
                                + "Times of layers are medians of their own: on a machine with other work, they add up to less "
                                + "than the median of all recomputation."),
                new Block.Columns(entries.stream().map(this::blocks).toList()));
    }

    private List<Block> blocks(Entry entry) {
        List<RecomputeBill.Row> rows = entry.bill().rows().stream()
                .sorted(Comparator.comparingLong(RecomputeBill.Row::recomputeNanos)
                        .reversed())
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(report.label(entry.run())));
        blocks.add(figures(entry.bill()));
        blocks.add(table(rows.subList(0, Math.min(ROWS_SHOWN, rows.size()))));
        if (rows.size() > ROWS_SHOWN) {
            blocks.add(new Block.Details(
                    (rows.size() - ROWS_SHOWN) + " more layers recomputed under " + report.label(entry.run()),
                    false,
                    List.of(table(rows.subList(ROWS_SHOWN, rows.size())))));
        }
        return blocks;
    }

    private static Paragraph figures(RecomputeBill bill) {
        Savings savings = bill.savings();
        Paragraph saved = Paragraph.figures("Reserves ");
        if (bill.recomputesOnlyInBackward()) {
            return saved.and(
                            QuantityText.FILES.bytes(savings.freeBytes()),
                            " less than naive at no cost. Recomputation saves another ")
                    .and(
                            QuantityText.FILES.bytes(savings.recomputeBytes()),
                            ". " + Bills.inBackward(QuantityText.FILES));
        }
        Paragraph paragraph = saved.and(
                        QuantityText.FILES.bytes(savings.freeBytes()),
                        " less than naive at no cost. Recomputation costs ")
                .and(
                        QuantityText.FILES.duration(bill.recomputeNanos()),
                        " of a step's " + QuantityText.FILES.duration(bill.stepNanos()) + " (medians), ");
        String share = QuantityText.FILES.percent(bill.recomputeShare());
        String inBackward = bill.partlyInBackward() ? " " + Bills.inBackward(QuantityText.FILES) : "";
        return savings.recomputeBytes() > 0
                ? paragraph
                        .and(share, ", and saves another ")
                        .and(
                                QuantityText.FILES.bytes(savings.recomputeBytes()),
                                ": " + QuantityText.FILES.significant(bill.millisPerMebibyte()) + " ms per MiB."
                                        + inBackward)
                : paragraph.and(share, ", and saves nothing more." + inBackward);
    }

    private static Table table(List<RecomputeBill.Row> rows) {
        List<List<Cell>> cells = new ArrayList<>();
        for (RecomputeBill.Row row : rows) {
            cells.add(List.of(
                    Cell.of(row.layer().text()),
                    Cell.millis(row.recomputeNanos()),
                    Cell.mebibytes(row.freedBytes()),
                    Cell.of(row.freedBytes() > 0 ? QuantityText.FILES.significant(row.millisPerMebibyte()) : "–")));
        }
        return Table.of(Table.Use.SORTED)
                .text("Layer")
                .number("cost, ms")
                .number("freed, MiB")
                .number("cost, ms per MiB")
                .rows(cells);
    }
}
