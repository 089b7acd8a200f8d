package dev.densescope.report.content;

import dev.densescope.report.document.Block;
import dev.densescope.report.document.QuantityTerms;
import java.util.LinkedHashMap;
import java.util.Map;

/** Explains the terms of the report. */
final class Glossary {
    private Glossary() {}

    static Block.Terms terms() {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put(
                "naive",
                "Every output and every gradient has a buffer of its own, as in a framework without optimisations.");
        terms.put("shared-gradients", "Gradients of concatenations, batch norms and convolutions share storage.");
        terms.put("shared-concat", "Concatenations share storage as well and are recomputed in backward.");
        terms.put("shared", "Outputs of the first batch norms share storage as well and are recomputed in backward.");
        terms.put(
                "in-place",
                "Feature maps of a block share one buffer, so concatenation copies nothing; outputs of the first batch norms "
                        + "are recomputed in backward.");
        terms.put(
                "checkpoint",
                "Like shared, and outputs of the 1x1 convolutions share storage as well and are recomputed in "
                        + "backward.");
        terms.put(
                "redo-norms",
                "Feature maps of a block share one buffer; outputs of both batch norms of a layer are recomputed in "
                        + "backward, convolutions are not.");
        terms.put(
                "features-only",
                "Only the new feature maps of a layer are kept; its batch norms and its 1x1 convolution, and the "
                        + "stem's convolution, are recomputed in backward.");
        putQuantities(terms);
        return new Block.Terms(terms);
    }

    private static void putQuantities(Map<String, String> terms) {
        QuantityTerms.putBytes(terms);
        terms.put(
                "At no cost",
                "Memory that a strategy saves against naive without recomputation: gradients share storage, "
                        + "and freed memory is reused. Only savings beyond that cost "
                        + "recomputation time.");
        terms.put(
                "Recomputation",
                "Computing an output again in backward because its storage was reused by another layer.");
        terms.put("MACs", "Multiply-accumulate operations of forward, for one image.");
        QuantityTerms.putUnits(terms);
    }
}
