package dev.densescope.plan.emit;

import dev.densescope.memory.TensorShape;
import dev.densescope.plan.step.View;
import java.util.List;

/**
 * The feature maps that one layer of a block reads, side by side.
 *
 * @param parts the block's input and what each layer before it gave, to be concatenated
 * @param mean batch means of all their channels
 * @param variance batch variances of all their channels
 * @param shape of the concatenation, channels outermost
 */
record JoinedFeatures(List<View> parts, View mean, View variance, TensorShape shape) {
    JoinedFeatures {
        parts = List.copyOf(parts);
    }

    int count() {
        return parts.size();
    }
}
