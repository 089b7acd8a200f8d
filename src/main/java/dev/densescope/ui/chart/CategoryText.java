package dev.densescope.ui.chart;

import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import dev.densescope.ui.Messages;

/** Categories and phases in the words of the window. */
public final class CategoryText {
    private CategoryText() {}

    public static String of(Category category) {
        return switch (category) {
            case FEATURES -> Messages.text("category.features");
            case CONVOLUTION -> Messages.text("category.convolution");
            case BATCH_NORM -> Messages.text("category.batchNorm");
            case CONCATENATION -> Messages.text("category.concat");
            case GRADIENTS -> Messages.text("category.gradients");
            case PARAMETERS -> Messages.text("category.parameters");
            case WORKSPACE -> Messages.text("category.workspace");
        };
    }

    public static String of(Phase phase) {
        return switch (phase) {
            case FORWARD -> Messages.text("phase.forward");
            case RECOMPUTE -> Messages.text("phase.recompute");
            case BACKWARD -> Messages.text("phase.backward");
            case UPDATE -> Messages.text("phase.update");
        };
    }
}
