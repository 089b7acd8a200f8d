package dev.densescope.plan.emit;

import dev.densescope.plan.step.BatchNormComputation.CompleteGradient;
import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import java.util.ArrayList;
import java.util.List;

/**
 * The feature maps of one block: its input first, then k from each layer. Each has batch statistics, computed once and
 * read by every later layer, and a gradient, to which every later layer adds. The direct part is added at once; the
 * parts through the batch statistics, which are linear in the feature map, are accumulated as slope and offset and
 * added at the end.
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

    /** @param inPlace whether they are contiguous, so that concatenation needs no copy */
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

    /**
     * Adds the gradient of the next feature map, and the slopes and offsets that the batch norms of its readers
     * subtract from it.
     */
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

    /** The computation that completes the gradient of a feature map. */
    Computation completion(int index) {
        return new CompleteGradient(
                View.of(features.get(index)),
                View.of(means.get(index)),
                View.of(slopes.get(index)),
                View.of(offsets.get(index)),
                View.of(gradients.get(index)));
    }

    /** The feature maps so far, as the next layer reads them. */
    ConcatenatedFeatures concatenated() {
        return new ConcatenatedFeatures(
                features,
                View.alongChannels(means),
                View.alongChannels(variances),
                features.get(0).shape().withChannels(channels));
    }

    /** Gradients of the first {@code count} feature maps, which are contiguous. */
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
