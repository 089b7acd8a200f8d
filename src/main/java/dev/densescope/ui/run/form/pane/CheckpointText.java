package dev.densescope.ui.run.form.pane;

import dev.densescope.session.imports.CheckpointFit;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.ui.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a checkpoint is, and whether a run can go on with it, in words. */
final class CheckpointText {
    private static final int MAX_DIFFERENCES = 3;

    private CheckpointText() {}

    /** Design, place in its training, seed and images. */
    static String what(SavedCheckpoint checkpoint) {
        String name = checkpoint.spec().name();
        int batch = checkpoint.spec().batch();
        String seed = Long.toString(checkpoint.seed());
        String what = checkpoint.trainingSteps().isPresent()
                ? Messages.text(
                        "run.checkpoint.what",
                        name,
                        batch,
                        checkpoint.steps(),
                        checkpoint.trainingSteps().getAsInt(),
                        seed)
                : Messages.text("run.checkpoint.whatOlder", name, batch, checkpoint.steps(), seed);
        return checkpoint
                .images()
                .map(images -> what + " " + Messages.text("run.checkpoint.images", images))
                .orElse(what);
    }

    /** That a run goes on with it. */
    static String suits(CheckpointFit fit) {
        return Messages.text("run.checkpoint.suits", fit.stepsLeft());
    }

    /** Why a run would be refused, a line for each reason; empty if it would not. */
    static String misfit(CheckpointFit fit) {
        List<String> lines = new ArrayList<>();
        if (!fit.otherDesign().isEmpty()) {
            lines.add(Messages.text("run.checkpoint.otherDesign", some(fit.otherDesign())));
        }
        fit.objections().forEach(clause -> lines.add(Messages.text("run.checkpoint.objection", clause)));
        if (fit.stepsLeft() == 0) {
            lines.add(Messages.text("run.checkpoint.done"));
        }
        return String.join("\n", lines);
    }

    /** Whether the settings that a run goes on with are others than those of its training. */
    static boolean hasOtherSettings(CheckpointFit fit) {
        return !fit.objections().isEmpty() || fit.changes().isPresent();
    }

    private static String some(List<String> differences) {
        return differences.stream().limit(MAX_DIFFERENCES).collect(Collectors.joining(", "))
                + (differences.size() > MAX_DIFFERENCES ? ", …" : "");
    }
}
