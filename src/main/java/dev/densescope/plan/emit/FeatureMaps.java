package dev.densescope.plan.emit;

import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import java.util.ArrayList;
import java.util.List;

/**
 * The feature maps of one block as they are made: its input first, then k from each layer. Beside each stand its batch
 * statistics, computed once when it is made and read by every later layer, and its gradient, to which every later layer
 * adds.
 */
final class FeatureMaps {
    private final List<Value> features = new ArrayList<>();
    private final List<View> parts = new ArrayList<>();
    private final List<Value> means = new ArrayList<>();
    private final List<Value> variances = new ArrayList<>();
    private final List<Value> gradients = new ArrayList<>();
    private int channels;

    void add(Value feature, Value mean, Value variance) {
        features.add(feature);
        parts.add(View.of(feature));
        channels += feature.shape().c();
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

    /** The feature maps made so far side by side, as the next reader sees them. */
    JoinedFeatures joined() {
        return new JoinedFeatures(
                parts,
                View.alongChannels(means),
                View.alongChannels(variances),
                features.get(0).shape().withChannels(channels));
    }

    /** Gradients of the first {@code count} feature maps, which lie side by side. */
    View gradients(int count) {
        return View.alongChannels(gradients.subList(0, count));
    }
}
