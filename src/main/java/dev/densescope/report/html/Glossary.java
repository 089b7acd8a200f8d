package dev.densescope.report.html;

import dev.densescope.report.svg.Markup;

/** What the words of the page mean, for someone who was not there. */
final class Glossary {
    private Glossary() {}

    static void write(Markup page) {
        page.open("dl", "class", "terms").line();
        term(page, "naive", "Every output and every gradient has storage of its own, as in a plain framework.");
        term(
                page,
                "shared-gradients",
                "Gradients of concatenations, batch norms and convolutions take turns in the same storage.");
        term(
                page,
                "shared-concat",
                "Concatenations take turns in the same storage as well, and are copied again in backward.");
        term(
                page,
                "shared",
                "Outputs of the first batch norms take turns as well, and are computed again in backward.");
        term(
                page,
                "in-place",
                "Feature maps of a block lie side by side, so that no concatenation is copied; outputs of the first batch norms "
                        + "take turns and are computed again in backward.");
        term(
                page,
                "checkpoint",
                "Outputs of the 1x1 convolutions take turns as well, besides what shared recomputes, and are computed again in "
                        + "backward.");
        term(
                page,
                "redo-norms",
                "Feature maps of a block lie side by side; outputs of both batch norms of a layer take turns and are computed "
                        + "again in backward, convolutions are not.");
        term(
                page,
                "features-only",
                "The new feature maps of a layer are all that is kept; its batch norms and its 1x1 convolution, and the "
                        + "stem's convolution, are computed again in backward.");
        term(
                page,
                "Forward feature maps",
                "What dense layers' intermediates need in the forward pass: those that are kept, and of those that take turns "
                        + "the widest. It can be more than is reserved, since others use the memory of those no longer needed.");
        term(page, "Peak live", "The most bytes at one time that hold values still to be read.");
        term(page, "Reserved", "What the run took from the device: the amount that has to fit.");
        term(
                page,
                "Process peak",
                "The most memory that the operating system or the driver saw this process use: program, libraries and "
                        + "earlier runs included.");
        term(
                page,
                "At no cost",
                "What a strategy reserves less than naive even if it kept all that it recomputes: gradients share storage, "
                        + "and the memory of what is no longer needed is used again. Only what is saved beyond is bought "
                        + "with the time of recomputation.");
        term(page, "Recomputation", "Restoring an output in backward whose storage was given to another layer.");
        term(page, "MiB, GiB", "1,048,576 and 1,073,741,824 bytes.");
        page.close();
    }

    private static void term(Markup page, String word, String meaning) {
        page.element("dt", word).element("dd", meaning).line();
    }
}
