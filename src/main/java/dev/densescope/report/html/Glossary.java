package dev.densescope.report.html;

import dev.densescope.report.svg.Markup;

/** Explains the terms of the page. */
final class Glossary {
    private Glossary() {}

    static void write(Markup page) {
        page.open("dl", "class", "terms").line();
        term(
                page,
                "naive",
                "Every output and every gradient has a buffer of its own, as in a framework without optimisations.");
        term(page, "shared-gradients", "Gradients of concatenations, batch norms and convolutions share storage.");
        term(page, "shared-concat", "Concatenations share storage as well and are recomputed in backward.");
        term(page, "shared", "Outputs of the first batch norms share storage as well and are recomputed in backward.");
        term(
                page,
                "in-place",
                "Feature maps of a block share one buffer, so concatenation copies nothing; outputs of the first batch norms "
                        + "are recomputed in backward.");
        term(
                page,
                "checkpoint",
                "Like shared, and outputs of the 1x1 convolutions share storage as well and are recomputed in "
                        + "backward.");
        term(
                page,
                "redo-norms",
                "Feature maps of a block share one buffer; outputs of both batch norms of a layer are recomputed in "
                        + "backward, convolutions are not.");
        term(
                page,
                "features-only",
                "Only the new feature maps of a layer are kept; its batch norms and its 1x1 convolution, and the "
                        + "stem's convolution, are recomputed in backward.");
        term(
                page,
                "Forward feature maps",
                "Memory of the dense layers' intermediates in forward: all that are kept, and the widest of those in "
                        + "shared storage. It can exceed the reserved memory, because freed memory is reused.");
        term(page, "Peak live", "Maximum of the live bytes, the bytes of values that will still be read.");
        term(page, "Reserved", "Memory that the run allocated on the device, and that the device must have.");
        term(
                page,
                "Process peak",
                "Peak memory of this process as the operating system or the driver reports it, including libraries and "
                        + "earlier runs.");
        term(
                page,
                "At no cost",
                "Memory that a strategy saves against naive without recomputation: gradients share storage, "
                        + "and freed memory is reused. Only savings beyond that cost "
                        + "recomputation time.");
        term(
                page,
                "Recomputation",
                "Computing an output again in backward because its storage was reused by another layer.");
        term(page, "MiB, GiB", "1,048,576 and 1,073,741,824 bytes.");
        page.close();
    }

    private static void term(Markup page, String word, String meaning) {
        page.element("dt", word).element("dd", meaning).line();
    }
}
