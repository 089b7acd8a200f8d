package dev.densescope.report.svg;

import dev.densescope.memory.Category;
import java.util.List;

/** How each category looks: one meaning per colour in every chart, told apart by colour-blind readers (Okabe-Ito). */
public final class CategoryStyle {
    /** From the bottom of a stack to its top: what stays all the time lies below what comes and goes. */
    public static final List<Category> STACK = List.of(
            Category.PARAMETERS,
            Category.WORKSPACE,
            Category.FEATURES,
            Category.CONVOLUTION,
            Category.BATCH_NORM,
            Category.CONCATENATION,
            Category.GRADIENTS);

    private CategoryStyle() {}

    /** The name that people read. */
    public static String label(Category category) {
        return switch (category) {
            case FEATURES -> "features";
            case CONVOLUTION -> "1×1 outputs";
            case BATCH_NORM -> "batch norm";
            case CONCATENATION -> "concatenation";
            case GRADIENTS -> "gradients";
            case PARAMETERS -> "parameters";
            case WORKSPACE -> "workspace";
        };
    }

    /** The class that fills with the category's colour; the style sheet defines it. */
    public static String fillClass(Category category) {
        return "fill-" + category.id();
    }
}
