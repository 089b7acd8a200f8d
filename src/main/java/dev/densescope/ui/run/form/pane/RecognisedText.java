package dev.densescope.ui.run.form.pane;

import dev.densescope.data.DatasetSummary;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.ui.Messages;
import java.util.Optional;
import java.util.stream.Collectors;

/** The recognised data set as text. */
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

    /** The differences between the design and the images, in one sentence. */
    static String misfit(DatasetSummary dataset, DenseNetSpec design) {
        Optional<InputSpec> input = otherInput(dataset, design);
        if (input.isEmpty()) {
            return Messages.text("run.form.misfit", dataset.classes().size(), design.classes());
        }
        return hasOtherClasses(dataset, design)
                ? Messages.text(
                        "run.form.misfitBoth",
                        dataset.classes().size(),
                        side(input.get()),
                        design.classes(),
                        side(design.input()))
                : Messages.text("run.form.misfitInput", side(input.get()), side(design.input()));
    }

    /** The sentence for a batch larger than the number of training images. */
    static String largeBatch(DatasetSummary dataset, DenseNetSpec design) {
        return Messages.text(
                "run.form.largeBatch", design.batch(), dataset.training().images());
    }

    /** The text of the button that fits the design. */
    static String fit(DatasetSummary dataset, DenseNetSpec design) {
        Optional<InputSpec> input = otherInput(dataset, design);
        if (input.isEmpty()) {
            return Messages.text("run.form.fit", dataset.classes().size());
        }
        return hasOtherClasses(dataset, design)
                ? Messages.text("run.form.fitBoth", dataset.classes().size(), side(input.get()))
                : Messages.text("run.form.fitInput", side(input.get()));
    }

    private static boolean hasOtherClasses(DatasetSummary dataset, DenseNetSpec design) {
        return dataset.classes().size() != design.classes();
    }

    private static Optional<InputSpec> otherInput(DatasetSummary dataset, DenseNetSpec design) {
        return dataset.format().input().filter(needed -> !needed.equals(design.input()));
    }

    private static String side(InputSpec input) {
        return Messages.text("run.form.inputSize", input.height(), input.width(), input.channels());
    }
}
