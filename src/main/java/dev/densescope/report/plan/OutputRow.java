package dev.densescope.report.plan;

import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.OutputState;
import dev.densescope.plan.decision.PlanText;
import dev.densescope.spec.LayerPath;

/** The outputs of layers, in forward order. The stem's convolution is with the convolutions of the layers. */
enum OutputRow {
    CONCAT(LayerOutput.CONCATENATION),
    NORM1(LayerOutput.NORM1),
    CONV1(LayerOutput.CONVOLUTION1),
    NORM2(LayerOutput.NORM2);

    private final LayerOutput output;

    OutputRow(LayerOutput output) {
        this.output = output;
    }

    /** The output of a layer. */
    LayerOutput output(LayerPath layer) {
        return this == CONV1 && layer.kind() == LayerPath.Kind.STEM ? LayerOutput.STEM_CONVOLUTION : output;
    }

    /** The name of the row: that of the output of a dense layer. */
    String label() {
        return label(LayerPath.denseLayer(1, 1));
    }

    /** The name of a layer's output, as in the text of plans. */
    String label(LayerPath layer) {
        return PlanText.word(output(layer), layer);
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
