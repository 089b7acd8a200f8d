package dev.densescope.ui.run.form.pane;

import dev.densescope.session.imports.CheckpointFit;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.ui.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /**
     * Why a run would be refused, a line for each reason; empty if it would not. That all steps are done is told where
     * nothing else is wrong, for only then it is a number of this training.
     *
     * @param missing images of its training that are still to be chosen
     */
    static String misfit(CheckpointFit fit, Optional<String> missing) {
        List<String> lines = new ArrayList<>();
        if (!fit.otherDesign().isEmpty()) {
            lines.add(Messages.text("run.checkpoint.otherDesign", some(fit.otherDesign())));
        }
        fit.objections().forEach(clause -> lines.add(Messages.text("run.checkpoint.objection", clause)));
        missing.ifPresent(images -> lines.add(Messages.text("run.checkpoint.chooseImages", images)));
        if (lines.isEmpty() && fit.stepsLeft() == 0) {
            lines.add(Messages.text("run.checkpoint.done"));
        }
        return String.join("\n", lines);
    }

    /** Whether a run is refused, or goes on otherwise, for its settings: those of the checkpoint's training may help. */
    static boolean dependsOnSettings(CheckpointFit fit, SavedCheckpoint checkpoint) {
        boolean othersAreLonger =
                checkpoint.steps() < checkpoint.trainingSteps().orElse(0);
        boolean changes = fit.suits() && fit.changes().isPresent();
        boolean isShort = fit.otherDesign().isEmpty() && fit.stepsLeft() == 0 && othersAreLonger;
        return !fit.objections().isEmpty() || changes || isShort;
    }

    private static String some(List<String> differences) {
        return differences.stream().limit(MAX_DIFFERENCES).collect(Collectors.joining(", "))
                + (differences.size() > MAX_DIFFERENCES ? ", …" : "");
    }
}
