package dev.densescope.plan.emit;

import dev.densescope.memory.Category;
import dev.densescope.memory.Layout;
import dev.densescope.memory.Phase;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.BatchNorm;
import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.spec.LayerPath;
import java.util.Optional;

/**
 * Concatenation of the feature maps that a block has so far, batch norm and ReLU over it: what a dense layer, a
 * transition and the head begin with, and what the report shares and redoes. Forward, recompute and backward side by
 * side.
 */
final class JoinedNorm {
    private final StepContext context;
    private final LayerPath layer;
    private final String name;
    private final FeatureMaps features;
    private final JoinedFeatures joined;
    private final NormParameters parameters;
    private final Layout outputLayout;
    private View concatenation;
    private Value output;

    /**
     * @param name of the batch norm in its layer, such as {@code norm1}
     * @param outputLayout what the convolution behind it wants
     */
    JoinedNorm(
            StepContext context,
            LayerPath layer,
            String name,
            BatchNorm norm,
            FeatureMaps features,
            Layout outputLayout) {
        this.context = context;
        this.layer = layer;
        this.name = name;
        this.features = features;
        this.joined = features.joined();
        this.parameters = NormParameters.of(norm, context.parameters());
        this.outputLayout = outputLayout;
    }

    /** Emits the forward operations; gives the normalised tensor. */
    Value forward() {
        if (isInPlace()) {
            concatenation = joined.inPlace();
            normalize(Phase.FORWARD);
        } else {
            concatenateAndNormalize(Phase.FORWARD);
        }
        context.builder()
                .emit(
                        Phase.FORWARD,
                        layer,
                        name + " running statistics",
                        parameters.updateRunning(
                                joined.mean(),
                                joined.variance(),
                                concatenation.shape().elementsPerChannel()));
        return output;
    }

    /** The normalised tensor for backward: redone if its storage was shared, with the statistics saved in forward. */
    Value restoreOutput() {
        boolean redoConcatenation = redoesConcatenation();
        boolean redoNorm = context.decisions().sharesBatchNorm(layer);
        if (redoConcatenation && redoNorm) {
            concatenateAndNormalize(Phase.RECOMPUTE);
        } else if (redoNorm) {
            normalize(Phase.RECOMPUTE);
        } else {
            restoreConcatenation();
        }
        return output;
    }

    /** Redoes only the concatenation, where backward needs no more. */
    void restoreConcatenation() {
        if (redoesConcatenation()) {
            placeConcatenation();
            context.builder()
                    .emit(Phase.RECOMPUTE, layer, "concat", new Computation.Concatenate(joined.parts(), concatenation));
        }
    }

    /** A tensor for the gradient of the normalised tensor. */
    Value outputGradient() {
        return context.storages().batchNormGradient(layer, name, shape(outputLayout));
    }

    /** Emits backward for a layer behind which other readers have already set the gradients: adds to them. */
    void backwardAdding(Value outputGradient) {
        Optional<View> own = context.decisions().sharesGradients()
                ? Optional.empty()
                : Optional.of(View.of(context.builder()
                        .own(layer, "concat gradient", Category.GRADIENTS, shape(Layout.CHANNELS_OUTERMOST))));
        emitBackward(outputGradient, own, true);
    }

    /** Emits backward for the last reader of a block, which is the first in backward: sets the gradients. */
    void backwardSetting(Value outputGradient) {
        emitBackward(outputGradient, Optional.empty(), false);
    }

    private void concatenateAndNormalize(Phase phase) {
        placeConcatenation();
        placeOutput();
        context.builder()
                .emit(
                        phase,
                        layer,
                        "concat, " + name,
                        new Computation.ConcatenateNormalizeRelu(
                                joined.parts(),
                                concatenation,
                                parameters.norm(joined.mean(), joined.variance()),
                                View.of(output)));
    }

    private void normalize(Phase phase) {
        placeOutput();
        context.builder()
                .emit(
                        phase,
                        layer,
                        name,
                        new Computation.NormalizeRelu(
                                concatenation, parameters.norm(joined.mean(), joined.variance()), View.of(output)));
    }

    private boolean isInPlace() {
        return context.decisions().keepsFeaturesTogether();
    }

    private boolean redoesConcatenation() {
        return !isInPlace() && context.decisions().sharesConcatenation(layer);
    }

    private void placeConcatenation() {
        concatenation = View.of(context.storages().concatenation(layer, shape(Layout.CHANNELS_OUTERMOST)));
    }

    private void placeOutput() {
        output = context.storages().batchNorm(layer, name, shape(outputLayout));
    }

    private void emitBackward(Value outputGradient, Optional<View> ownGradient, boolean accumulate) {
        context.builder()
                .emit(
                        Phase.BACKWARD,
                        layer,
                        name + " backward",
                        new Computation.NormalizeReluBackwardDirect(
                                concatenation,
                                View.of(outputGradient),
                                parameters.norm(joined.mean(), joined.variance()),
                                features.gradients(joined.count()),
                                ownGradient,
                                parameters.scaleGradient(),
                                parameters.shiftGradient(),
                                features.slopes(joined.count()),
                                features.offsets(joined.count()),
                                accumulate));
    }

    private TensorShape shape(Layout layout) {
        TensorShape maps = joined.shape();
        return new TensorShape(maps.type(), layout, maps.n(), maps.c(), maps.h(), maps.w());
    }
}
