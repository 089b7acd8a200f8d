package dev.densescope.report.html;

import dev.densescope.report.NumberText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.RecomputeBill;
import dev.densescope.report.svg.Markup;
import dev.densescope.session.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What recomputation costs, layer by layer, and what it saves. */
final class BillSection {
    private static final int ROWS_SHOWN = 8;
    private static final double MEBIBYTE = 1 << 20;

    private final Report report;

    BillSection(Report report) {
        this.report = report;
    }

    /** @param run that recomputed */
    private record Entry(RunRecord run, RecomputeBill bill) {}

    void write(Markup page) {
        List<Entry> entries = new ArrayList<>();
        for (RunRecord run : report.runs()) {
            Optional<RecomputeBill> bill = RecomputeBill.of(report, run);
            bill.ifPresent(found -> entries.add(new Entry(run, found)));
        }
        if (entries.isEmpty()) {
            page.element("p", "None of these runs recomputed anything, so there is nothing to pay.", "class", "lead");
            return;
        }
        page.element(
                "p",
                "Outputs in shared storage are overwritten by the next layer, so backward restores them first. "
                        + "That time buys the memory that they no longer keep.",
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
        RecomputeBill bill = entry.bill();
        page.element("h3", report.label(entry.run()));
        page.open("p", "class", "figures");
        page.text("Costs ")
                .element("strong", NumberText.nanos(bill.nanosPerStep()))
                .text(" a step, ");
        page.element("strong", NumberText.percent(bill.shareOfStep())).text(", and keeps ");
        page.element("strong", NumberText.bytes(bill.savedBytes())).text(" less at the end of forward than naive");
        page.text(bill.naiveMeasured() ? " did." : " is predicted to.").close();
        List<RecomputeBill.Row> rows = bill.rows();
        table(rows.subList(0, Math.min(ROWS_SHOWN, rows.size()))).write(page);
        if (rows.size() > ROWS_SHOWN) {
            page.open("details").element("summary", (rows.size() - ROWS_SHOWN) + " more layers");
            table(rows.subList(ROWS_SHOWN, rows.size())).write(page);
            page.close();
        }
    }

    private static Table table(List<RecomputeBill.Row> rows) {
        Table table = new Table("sortable")
                .text("Layer")
                .number("cost, ms")
                .number("saved, MiB")
                .number("price, ms per MiB");
        for (RecomputeBill.Row row : rows) {
            table.row(List.of(
                    Table.Cell.of(row.layer().text()),
                    Table.Cell.number(NumberText.millis(row.nanos()), row.nanos(), ""),
                    Table.Cell.number(
                            NumberText.significant(row.savedBytes() / MEBIBYTE),
                            row.savedBytes(),
                            NumberText.exactBytes(row.savedBytes())),
                    Table.Cell.of(row.savedBytes() > 0 ? NumberText.significant(row.millisPerMebibyte()) : "–")));
        }
        return table;
    }
}
