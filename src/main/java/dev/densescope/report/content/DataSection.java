package dev.densescope.report.content;

import dev.densescope.data.DatasetSummary;
import dev.densescope.report.RecognisedData;
import dev.densescope.report.Report;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Paragraph;
import dev.densescope.report.document.Table;
import java.util.ArrayList;
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

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (DatasetSummary dataset : RecognisedData.of(report)) {
            RecognisedData.sentences(report, dataset)
                    .forEach(sentence -> blocks.add(Paragraph.of(Paragraph.Role.PLAIN, sentence)));
            blocks.add(classes(dataset));
        }
        return blocks;
    }

    private static Table classes(DatasetSummary dataset) {
        return Table.of(Table.Use.SORTED)
                .text("Class")
                .number("Images to train on")
                .number("Images to evaluate on")
                .rows(dataset.classes().stream()
                        .map(each -> List.of(
                                Cell.of(each.name()), Cell.count(each.training()), Cell.count(each.evaluation())))
                        .toList())
                .total(List.of(
                        Cell.of("All"),
                        Cell.count(dataset.training().images()),
                        Cell.count(dataset.evaluation()
                                .map(DatasetSummary.Part::images)
                                .orElse(0))));
    }
}
