package dev.densescope.report.html;

import dev.densescope.data.DatasetSummary;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.RecognisedData;
import dev.densescope.report.Report;
import dev.densescope.report.svg.Markup;
import java.util.List;

/** The recognised data sets of the runs: classes with their images, the split, skipped files. */
final class DataSection {
    private final Report report;

    DataSection(Report report) {
        this.report = report;
    }

    static String lead() {
        return "Classes and splits found before training, without images that turned out to be damaged.";
    }

    void write(Markup page) {
        for (DatasetSummary dataset : RecognisedData.of(report)) {
            RecognisedData.sentences(report, dataset)
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
