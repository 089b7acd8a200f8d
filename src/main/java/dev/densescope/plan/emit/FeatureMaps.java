package dev.densescope.plan.emit;

import dev.densescope.plan.step.BatchNormComputation.CompleteGradient;
import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import java.util.ArrayList;
import java.util.List;

/**
 * The feature maps of one block as they are made: its input first, then k from each layer. Beside each stand its batch
 * statistics, computed once when it is made and read by every later layer, and its gradient, to which every later layer
 * adds: the direct part at once, the parts through the batch statistics, which are lines in the feature map, together at
 * the end.
 */
final class FeatureMaps {
    private final List<Value> features = new ArrayList<>();
    private final List<Value> means = new ArrayList<>();
    private final List<Value> variances = new ArrayList<>();
    private final List<Value> gradients = new ArrayList<>();
    private final List<Value> slopes = new ArrayList<>();
    private final List<Value> offsets = new ArrayList<>();
    private final boolean inPlace;
    private int channels;

    /** @param inPlace whether they are written side by side, so that nobody has to copy them */
    FeatureMaps(boolean inPlace) {
        this.inPlace = inPlace;
    }

    boolean areInPlace() {
        return inPlace;
    }

    void add(Value feature, Value mean, Value variance) {
        features.add(feature);
        channels += feature.shape().c();
        means.add(mean);
        variances.add(variance);
    }

    /** Adds the gradient of the next feature map, and the lines that its readers' batch norms take off it. */
    void addGradient(Value gradient, Value slope, Value offset) {
        gradients.add(gradient);
        slopes.add(slope);
        offsets.add(offset);
    }

    int count() {
        return features.size();
    }

    Value feature(int index) {
        return features.get(index);
    }

    /** The gradient of a feature map once all its readers have added to it. */
    Value gradient(int index) {
        return gradients.get(index);
    }

    /** What makes the gradient of a feature map complete. */
    Computation completion(int index) {
        return new CompleteGradient(
                View.of(features.get(index)),
                View.of(means.get(index)),
                View.of(slopes.get(index)),
                View.of(offsets.get(index)),
                View.of(gradients.get(index)));
    }

    /** The feature maps made so far side by side, as the next reader sees them. */
    ConcatenatedFeatures concatenated() {
        return new ConcatenatedFeatures(
                features,
                View.alongChannels(means),
                View.alongChannels(variances),
                features.get(0).shape().withChannels(channels));
    }

    /** Gradients of the first {@code count} feature maps, which lie side by side. */
    View gradients(int count) {
        return View.alongChannels(gradients.subList(0, count));
    }

    View slopes(int count) {
        return View.alongChannels(slopes.subList(0, count));
    }

    View offsets(int count) {
        return View.alongChannels(offsets.subList(0, count));
    }
}
