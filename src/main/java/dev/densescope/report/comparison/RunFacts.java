package dev.densescope.report.comparison;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.RunIdentity;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Document;
import dev.densescope.report.document.Table;
import dev.densescope.session.RecordedRun;
import java.util.ArrayList;
import java.util.List;

/** Where each run comes from and how it was made. */
final class RunFacts {
    private static final String NONE = "–";

    private final Comparison comparison;

    RunFacts(Comparison comparison) {
        this.comparison = comparison;
    }

    Table table() {
        List<List<Cell>> rows = new ArrayList<>();
        for (int run = 0; run < comparison.runs().size(); run++) {
            rows.add(row(comparison.labels().get(run), comparison.runs().get(run)).stream()
                    .map(text -> Cell.of(text.isEmpty() ? NONE : text))
                    .toList());
        }
        return Table.of(Table.Use.PLAIN)
                .text("Run")
                .text("Recorded by")
                .text("Design")
                .text("Started")
                .text("Where")
                .text("Seed")
                .text("File")
                .rows(rows);
    }

    private static List<String> row(String label, ComparedRun run) {
        RunIdentity identity = run.identity();
        return List.of(
                label,
                identity.origin().label(),
                identity.design(),
                identity.startedAt().map(Document::date).orElse(""),
                run.record().map(RunFacts::where).orElse(""),
                run.record()
                        .map(record -> Long.toString(record.settings().seed()))
                        .orElse(""),
                identity.file().map(Object::toString).orElse(""));
    }

    private static String where(RecordedRun run) {
        return "%s, %s".formatted(run.settings().on().text(), run.environment().processor());
    }
}
