package dev.densescope.report.plan;

import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.OutputState;
import dev.densescope.spec.LayerPath;

/** The outputs of layers, in forward order. The stem's convolution is with the convolutions of the layers. */
enum OutputRow {
    CONCAT(LayerOutput.CONCATENATION, "concat"),
    NORM1(LayerOutput.NORM1, "norm1"),
    CONV1(LayerOutput.CONVOLUTION1, "conv1"),
    NORM2(LayerOutput.NORM2, "norm2");

    private final LayerOutput output;
    private final String label;

    OutputRow(LayerOutput output, String label) {
        this.output = output;
        this.label = label;
    }

    /** The output of a layer. */
    LayerOutput output(LayerPath layer) {
        return this == CONV1 && layer.kind() == LayerPath.Kind.STEM ? LayerOutput.STEM_CONVOLUTION : output;
    }

    /** The name of the row. */
    String label() {
        return label;
    }

    /** The name of a layer's output, as in the text of plans. */
    String label(LayerPath layer) {
        if (output(layer) == LayerOutput.STEM_CONVOLUTION) {
            return "conv0";
        }
        return this == NORM1 && layer.kind() != LayerPath.Kind.DENSE_LAYER ? "norm" : label;
    }

    /** The state of an output in words. */
    static String text(OutputState state) {
        return switch (state) {
            case KEPT -> "kept";
            case RECOMPUTED -> "recomputed";
            case IN_CHUNKS -> "recomputed in chunks";
            case IN_PLACE -> "in place";
            case NONE -> "–";
        };
    }
}
