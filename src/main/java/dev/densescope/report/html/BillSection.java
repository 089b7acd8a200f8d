package dev.densescope.report.html;

import dev.densescope.chart.bill.RecomputeBill;
import dev.densescope.plan.savings.Savings;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.Bills;
import dev.densescope.report.svg.Markup;
import dev.densescope.session.RunRecord;
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

    void write(Markup page) {
        Bills bills = new Bills();
        List<Entry> entries = report.runs().stream()
                .filter(run -> run.measurement().isPresent() && run.medianRecomputeNanos() > 0)
                .map(run -> new Entry(run, bills.of(run)))
                .toList();
        if (entries.isEmpty()) {
            page.element("p", "None of these runs recomputed anything.", "class", "lead");
            return;
        }
        page.element(
                "p",
                "Sharing gradients and reusing memory cost no time. Outputs in shared storage are overwritten by the next "
                        + "layer, so backward recomputes them first: this time pays for the further savings. Reserved bytes fall "
                        + "by less than the layers free in total, because recomputed outputs need memory as well.",
                "class",
                "lead");
        page.open("div", "class", entries.size() > 1 ? "columns" : "single");
        entries.forEach(entry -> {
            page.open("div");
            write(page, entry);
            page.close();
        });
        page.close();
    }

    private void write(Markup page, Entry entry) {
        page.element("h3", report.label(entry.run()));
        writeFigures(page, entry.bill());
        List<RecomputeBill.Row> rows = entry.bill().rows().stream()
                .sorted(Comparator.comparingLong(RecomputeBill.Row::recomputeNanos)
                        .reversed())
                .toList();
        table(rows.subList(0, Math.min(ROWS_SHOWN, rows.size()))).write(page);
        if (rows.size() > ROWS_SHOWN) {
            page.open("details").element("summary", (rows.size() - ROWS_SHOWN) + " more layers");
            table(rows.subList(ROWS_SHOWN, rows.size())).write(page);
            page.close();
        }
    }

    private static void writeFigures(Markup page, RecomputeBill bill) {
        Savings savings = bill.savings();
        page.open("p", "class", "figures");
        page.text("Reserves ")
                .element("strong", QuantityText.FILES.bytes(savings.freeBytes()))
                .text(" less than naive at no cost. Recomputation costs ");
        page.element("strong", QuantityText.FILES.duration(bill.recomputeNanos()))
                .text(" of a step's " + QuantityText.FILES.duration(bill.stepNanos()) + " (medians), ");
        page.element("strong", QuantityText.FILES.percent(bill.recomputeShare()));
        if (savings.recomputeBytes() > 0) {
            page.text(", and saves another ").element("strong", QuantityText.FILES.bytes(savings.recomputeBytes()));
            page.text(": " + QuantityText.FILES.significant(bill.millisPerMebibyte()) + " ms per MiB.");
        } else {
            page.text(", and saves nothing more.");
        }
        if (bill.partlyInBackward()) {
            page.text(" " + Bills.IN_BACKWARD);
        }
        page.close();
    }

    private static Table table(List<RecomputeBill.Row> rows) {
        Table table = new Table("sortable")
                .text("Layer")
                .number("cost, ms")
                .number("freed, MiB")
                .number("cost, ms per MiB");
        for (RecomputeBill.Row row : rows) {
            table.row(List.of(
                    Table.Cell.of(row.layer().text()),
                    Table.Cell.number(QuantityText.FILES.millis(row.recomputeNanos()), row.recomputeNanos(), ""),
                    Table.Cell.number(
                            QuantityText.FILES.significant(row.freedMebibytes()),
                            row.freedBytes(),
                            QuantityText.FILES.exactBytes(row.freedBytes())),
                    Table.Cell.of(
                            row.freedBytes() > 0 ? QuantityText.FILES.significant(row.millisPerMebibyte()) : "–")));
        }
        return table;
    }
}
