package dev.densescope.plan;

import dev.densescope.memory.TensorShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The feature maps of one block as they are made: its input first, then k from each layer. Beside each stand its batch
 * statistics, computed once when it is made and read by every later layer, and its gradient, to which every later layer
 * adds.
 */
final class FeatureMaps {
    private final List<Value> features = new ArrayList<>();
    private final List<Value> means = new ArrayList<>();
    private final List<Value> variances = new ArrayList<>();
    private final List<Value> gradients = new ArrayList<>();

    void add(Value feature, Value mean, Value variance) {
        features.add(feature);
        means.add(mean);
        variances.add(variance);
    }

    void addGradient(Value gradient) {
        gradients.add(gradient);
    }

    int count() {
        return features.size();
    }

    Value feature(int index) {
        return features.get(index);
    }

    Value gradient(int index) {
        return gradients.get(index);
    }

    /** The first {@code count} feature maps, to be concatenated. */
    List<View> parts(int count) {
        return features.subList(0, count).stream().map(View::of).toList();
    }

    View mean(int count) {
        return View.alongChannels(means.subList(0, count));
    }

    View variance(int count) {
        return View.alongChannels(variances.subList(0, count));
    }

    /** Gradients of the first {@code count} feature maps, which lie side by side. */
    View gradients(int count) {
        return View.alongChannels(gradients.subList(0, count));
    }

    /** The shape of the first {@code count} feature maps side by side. */
    TensorShape joinedShape(int count) {
        int channels = features.subList(0, count).stream()
                .mapToInt(feature -> feature.shape().c())
                .sum();
        return features.get(0).shape().withChannels(channels);
    }
}
