package dev.densescope.ui.run.form.pane;

import dev.densescope.language.Text;
import dev.densescope.session.imports.CheckpointFit;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.ui.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The description of a checkpoint, and whether a run can resume from it, as text. */
final class CheckpointText {
    private static final int MAX_DIFFERENCES = 3;

    private CheckpointText() {}

    /** Design, number of steps, seed and images. */
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

    /** The sentence that a run can resume from it. */
    static String suits(CheckpointFit fit) {
        return Messages.text("run.checkpoint.suits", fit.stepsLeft());
    }

    /**
     * Why a run would be rejected, one line per reason; empty if it would not. The reason that all steps are done is
     * given only without other reasons, since the number of steps belongs to this training.
     *
     * @param missing images of the training whose folder has not been chosen yet
     */
    static String misfit(CheckpointFit fit, Optional<String> missing) {
        List<String> lines = new ArrayList<>();
        if (!fit.otherDesign().isEmpty()) {
            lines.add(Messages.text("run.checkpoint.otherDesign", some(fit.otherDesign())));
        }
        fit.objections()
                .forEach(clause -> lines.add(Messages.text("run.checkpoint.objection", clause.inThisProcess())));
        missing.ifPresent(images -> lines.add(Messages.text("run.checkpoint.chooseImages", images)));
        if (lines.isEmpty() && fit.stepsLeft() == 0) {
            lines.add(Messages.text("run.checkpoint.done"));
        }
        return String.join("\n", lines);
    }

    /**
     * Whether settings other than those of the checkpoint's training lead to a rejection or to a different training.
     */
    static boolean dependsOnSettings(CheckpointFit fit, SavedCheckpoint checkpoint) {
        boolean othersAreLonger =
                checkpoint.steps() < checkpoint.trainingSteps().orElse(0);
        boolean changes = fit.suits() && fit.changes().isPresent();
        boolean isShort = fit.otherDesign().isEmpty() && fit.stepsLeft() == 0 && othersAreLonger;
        return !fit.objections().isEmpty() || changes || isShort;
    }

    private static String some(List<Text> differences) {
        return differences.stream()
                        .limit(MAX_DIFFERENCES)
                        .map(Text::inThisProcess)
                        .collect(Collectors.joining(", "))
                + (differences.size() > MAX_DIFFERENCES ? ", …" : "");
    }
}
