package dev.densescope.report.svg;

import dev.densescope.memory.Category;

/** Colours of categories, the same in every chart and distinguishable for colour-blind readers (Okabe-Ito). */
public final class CategoryStyle {
    private CategoryStyle() {}

    /** The class that fills with the category's colour; the style sheet defines it. */
    public static String fillClass(Category category) {
        return "fill-" + category.id();
    }
}
