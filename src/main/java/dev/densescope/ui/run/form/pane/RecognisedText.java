package dev.densescope.ui.run.form.pane;

import dev.densescope.data.DatasetSummary;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.ui.Messages;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was recognised in images, as people read it. */
final class RecognisedText {
    private static final int SOME = 8;
    private static final int MAX = 40;

    private RecognisedText() {}

    /** The first classes in a line, with the number of their training images. */
    static String someClasses(DatasetSummary dataset) {
        String named = dataset.classes().stream()
                .limit(SOME)
                .map(each -> Messages.text("run.form.classImages", each.name(), each.training()))
                .collect(Collectors.joining(", "));
        return dataset.classes().size() > SOME ? named + ", \u2026" : named;
    }

    /** The classes, a line each. */
    static String allClasses(DatasetSummary dataset) {
        String lines = dataset.classes().stream()
                .limit(MAX)
                .map(each -> Messages.text("run.form.classLine", each.name(), each.training(), each.evaluation()))
                .collect(Collectors.joining("\n"));
        int others = dataset.classes().size() - MAX;
        return others > 0 ? lines + "\n" + Messages.text("run.skippedOthers", others) : lines;
    }

    /** How the design differs from what the images need. */
    static String misfit(DatasetSummary dataset, DenseNetSpec design) {
        return otherInput(dataset, design)
                .map(needed -> Messages.text(
                        "run.form.misfitInput",
                        dataset.classes().size(),
                        side(needed),
                        design.classes(),
                        side(design.input())))
                .orElseGet(
                        () -> Messages.text("run.form.misfit", dataset.classes().size(), design.classes()));
    }

    /** How the batch differs from what the images allow. */
    static String largeBatch(DatasetSummary dataset, DenseNetSpec design) {
        return Messages.text(
                "run.form.largeBatch", design.batch(), dataset.training().images());
    }

    /** What the remedy does. */
    static String fit(DatasetSummary dataset, DenseNetSpec design) {
        return otherInput(dataset, design)
                .map(input ->
                        Messages.text("run.form.fitInput", dataset.classes().size(), side(input)))
                .orElseGet(() -> Messages.text("run.form.fit", dataset.classes().size()));
    }

    private static Optional<InputSpec> otherInput(DatasetSummary dataset, DenseNetSpec design) {
        return dataset.format().input().filter(needed -> !needed.equals(design.input()));
    }

    private static String side(InputSpec input) {
        return Messages.text("run.form.inputSize", input.height(), input.width(), input.channels());
    }
}
