package dev.densescope.plan.emit;

import dev.densescope.memory.TensorShape;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import java.util.List;

/**
 * The feature maps that one layer of a block reads.
 *
 * @param features the input of the block and the output of each earlier layer
 * @param mean batch means of all their channels
 * @param variance batch variances of all their channels
 * @param shape of the concatenation, channels outermost
 */
record ConcatenatedFeatures(List<Value> features, View mean, View variance, TensorShape shape) {
    ConcatenatedFeatures {
        features = List.copyOf(features);
    }

    int count() {
        return features.size();
    }

    /** The inputs of the concatenation. */
    List<View> parts() {
        return features.stream().map(View::of).toList();
    }

    /** The concatenation without a copy, for contiguous feature maps. */
    View inPlace() {
        return View.alongChannels(features);
    }
}
