package dev.densescope.report.html;

import dev.densescope.data.DatasetSummary;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.svg.Markup;
import dev.densescope.session.RunRecord;
import java.util.List;

/** What was recognised in the data sets of the runs: the classes with their images, the split, the skipped files. */
final class DataSection {
    private final Report report;

    DataSection(Report report) {
        this.report = report;
    }

    /** Whether any run was on stored images of which it is known what was recognised. */
    static boolean applies(Report report) {
        return report.runs().stream().anyMatch(run -> run.dataset().isPresent());
    }

    static String lead() {
        return "What was recognised before training started.";
    }

    void write(Markup page) {
        List<DatasetSummary> datasets = report.runs().stream()
                .flatMap(run -> run.dataset().stream())
                .distinct()
                .toList();
        for (DatasetSummary dataset : datasets) {
            page.element("p", dataset.sentence()).line();
            dataset.notices().forEach(notice -> page.element("p", notice).line());
            report.runs().stream()
                    .filter(run -> run.dataset().filter(dataset::equals).isPresent())
                    .map(RunRecord::skipped)
                    .flatMap(skipped -> skipped.sentence().stream())
                    .distinct()
                    .forEach(sentence -> page.element("p", sentence).line());
            classes(dataset).write(page);
        }
    }

    private static Table classes(DatasetSummary dataset) {
        Table table =
                new Table("sortable").text("Class").number("Images to train on").number("Images to evaluate on");
        for (DatasetSummary.ClassImages each : dataset.classes()) {
            table.row(List.of(Table.Cell.of(each.name()), count(each.training()), count(each.evaluation())));
        }
        table.total(List.of(
                Table.Cell.of("All"),
                count(dataset.training().images()),
                count(dataset.evaluation().map(DatasetSummary.Part::images).orElse(0))));
        return table;
    }

    private static Table.Cell count(int images) {
        return Table.Cell.number(QuantityText.FILES.count(images), images, "");
    }
}
