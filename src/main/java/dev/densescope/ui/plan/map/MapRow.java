package dev.densescope.ui.plan.map;

import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;

/** The rows of the map, in forward order. */
enum MapRow {
    CONCAT(LayerOutput.CONCATENATION),
    NORM1(LayerOutput.NORM1),
    CONV1(LayerOutput.CONVOLUTION1),
    NORM2(LayerOutput.NORM2);

    private final LayerOutput output;

    MapRow(LayerOutput output) {
        this.output = output;
    }

    /** The output of a layer in this row; the stem's convolution is in the row of the layers' convolutions. */
    LayerOutput output(LayerPath layer) {
        return this == CONV1 && layer.kind() == LayerPath.Kind.STEM ? LayerOutput.STEM_CONVOLUTION : output;
    }

    String label() {
        return switch (this) {
            case CONCAT -> Messages.text("plan.output.concat");
            case NORM1 -> Messages.text("plan.output.norm1");
            case CONV1 -> Messages.text("plan.output.conv1");
            case NORM2 -> Messages.text("plan.output.norm2");
        };
    }
}
