package dev.densescope.plan.emit;

import dev.densescope.memory.Category;
import dev.densescope.memory.Layout;
import dev.densescope.memory.Phase;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.BatchNorm;
import dev.densescope.network.Convolution;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.step.BatchNormComputation.ConcatenateNormalizeRelu;
import dev.densescope.plan.step.BatchNormComputation.Normalization;
import dev.densescope.plan.step.BatchNormComputation.NormalizeRelu;
import dev.densescope.plan.step.BatchNormComputation.NormalizeReluBackwardDirect;
import dev.densescope.plan.step.Concatenate;
import dev.densescope.plan.step.ConvolutionComputation.Convolve;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalized;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalizedBackward;
import dev.densescope.plan.step.NormViews;
import dev.densescope.plan.step.NormalizeConvolve;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.spec.LayerPath;
import java.util.Optional;

/**
 * Concatenation of the feature maps so far, batch norm and ReLU: the first operations of a dense layer, a transition
 * and the head, whose outputs the report shares and recomputes. Forward, recomputation and backward.
 */
final class ConcatenatedNorm {
    /** As few as hardly cost time: each chunk reads the gradient of the convolution's output again. */
    private static final int CHUNK_CHANNELS = 64;

    private final StepContext context;
    private final LayerPath layer;
    private final String name;
    private final FeatureMaps features;
    private final ConcatenatedFeatures inputs;
    private final NormParameters parameters;
    private final Layout outputLayout;
    private View concatenation;
    private Value output;

    /**
     * @param name of the batch norm in its layer, such as {@code norm1}
     * @param outputLayout required by the convolution that reads the output
     */
    ConcatenatedNorm(
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
        this.inputs = features.concatenated();
        this.parameters = NormParameters.of(norm, context.parameters());
        this.outputLayout = outputLayout;
    }

    /** Emits the forward operations; returns the output. */
    Value forward() {
        Normalization normalization = place();
        context.builder().emit(Phase.FORWARD, layer, named(normalization), normalization);
        updateRunning();
        return output;
    }

    /** Emits the forward operations fused with the 1x1 convolution that reads the output. */
    void forwardInto(Convolution convolution, String convolutionName, Value convolved) {
        if (isInChunks()) {
            concatenation = inputs.inPlace();
            emitWithoutOutput(Phase.FORWARD, convolution, convolutionName, convolved);
            updateRunning();
            return;
        }
        Normalization normalization = place();
        boolean keepsConcatenation = !recomputes(LayerOutput.CONCATENATION);
        boolean keepsOutput = !recomputes(LayerOutput.NORM1);
        emitWith(
                Phase.FORWARD, normalization, convolution, convolutionName, convolved, keepsConcatenation, keepsOutput);
        updateRunning();
    }

    private void emitWithoutOutput(Phase phase, Convolution convolution, String convolutionName, Value convolved) {
        context.builder()
                .emit(
                        phase,
                        layer,
                        name + ", " + convolutionName,
                        new ConvolveNormalized(concatenation, norm(), context.weight(convolution), View.of(convolved)));
    }

    private void emitWith(
            Phase phase,
            Normalization normalization,
            Convolution convolution,
            String convolutionName,
            Value convolved,
            boolean keepsConcatenation,
            boolean keepsOutput) {
        Convolve convolve = new Convolve(
                View.of(output), context.weight(convolution), View.of(convolved), StepContext.window(convolution));
        context.builder()
                .emit(
                        phase,
                        layer,
                        named(normalization) + ", " + convolutionName,
                        new NormalizeConvolve(normalization, convolve, keepsConcatenation, keepsOutput));
    }

    private void updateRunning() {
        context.builder()
                .emit(
                        Phase.FORWARD,
                        layer,
                        name + " running statistics",
                        parameters.updateRunning(
                                inputs.mean(),
                                inputs.variance(),
                                concatenation.shape().elementsPerChannel()));
    }

    /** The output for backward, recomputed with the statistics saved in forward if its storage was shared. */
    Value restoreOutput() {
        if (recomputes(LayerOutput.NORM1)) {
            Normalization normalization = placeAgain();
            context.builder().emit(Phase.RECOMPUTE, layer, named(normalization), normalization);
        } else {
            restoreConcatenation();
        }
        return output;
    }

    /** The output for backward, empty if it is not stored; also recomputes the 1x1 convolution that reads it. */
    Optional<Value> restoreOutputInto(Convolution convolution, String convolutionName, Value convolved) {
        if (isInChunks()) {
            emitWithoutOutput(Phase.RECOMPUTE, convolution, convolutionName, convolved);
            return Optional.empty();
        }
        if (recomputes(LayerOutput.NORM1)) {
            emitWith(Phase.RECOMPUTE, placeAgain(), convolution, convolutionName, convolved, true, true);
        } else {
            restoreConcatenation();
            context.emitConvolution(Phase.RECOMPUTE, layer, convolutionName, convolution, output, convolved);
        }
        return Optional.of(output);
    }

    /** Recomputes only the concatenation. */
    void restoreConcatenation() {
        if (recomputesConcatenation()) {
            placeConcatenation();
            context.builder().emit(Phase.RECOMPUTE, layer, "concat", new Concatenate(inputs.parts(), concatenation));
        }
    }

    /** Allocates the gradient of the output. */
    Value outputGradient() {
        return context.storages().batchNormGradient(layer, name, shape(outputLayout));
    }

    /**
     * Like {@link #outputGradient}, for the last reader of a block. If gradients share storage, these are the gradients
     * of the feature maps, which are allocated but not set yet, so the batch norm's gradient is computed in place.
     */
    View settingOutputGradient() {
        return context.decisions().sharesGradients() && outputLayout == Layout.CHANNELS_OUTERMOST
                ? features.gradients(inputs.count())
                : View.of(outputGradient());
    }

    /** Emits backward of a layer that adds to gradients already set by later layers. */
    void backwardAdding(Value outputGradient) {
        Optional<View> own = context.decisions().sharesGradients()
                ? Optional.empty()
                : Optional.of(View.of(context.builder()
                        .own(layer, "concat gradient", Category.GRADIENTS, shape(Layout.CHANNELS_OUTERMOST))));
        emitBackward(View.of(outputGradient), own, true);
    }

    /** Emits backward of the last reader of a block, which is the first in backward and sets the gradients. */
    void backwardSetting(View outputGradient) {
        emitBackward(outputGradient, Optional.empty(), false);
    }

    /** Whether the output is never stored as a whole. */
    boolean isInChunks() {
        return isInPlace() && context.computesInChunks(layer);
    }

    /**
     * Emits backward of the batch norm and the 1x1 convolution that reads it, in chunks of channels.
     *
     * @param gradient of the convolution's output
     * @param accumulate whether other readers have already set the gradients of the feature maps
     */
    void backwardInChunks(Convolution convolution, String convolutionName, Value gradient, boolean accumulate) {
        TensorShape whole = shape(outputLayout);
        TensorShape chunk = whole.withChannels(Math.min(CHUNK_CHANNELS, whole.c()));
        Value normalized = context.storages().batchNorm(layer, name, chunk);
        Optional<View> normGradient = accumulate
                ? Optional.of(View.of(context.storages().batchNormGradient(layer, name, chunk)))
                : Optional.empty();
        context.builder()
                .emit(
                        Phase.BACKWARD,
                        layer,
                        name + ", " + convolutionName + " backward",
                        new ConvolveNormalizedBackward(
                                concatenation,
                                norm(),
                                context.weight(convolution),
                                View.of(gradient),
                                View.of(normalized),
                                normGradient,
                                features.gradients(inputs.count()),
                                context.weightGradient(convolution),
                                parameters.scaleGradient(),
                                parameters.shiftGradient(),
                                features.slopes(inputs.count()),
                                features.offsets(inputs.count())));
    }

    /** Allocates the tensors of forward; returns the computation that writes them. */
    private Normalization place() {
        if (isInPlace()) {
            concatenation = inputs.inPlace();
            return normalization();
        }
        placeConcatenation();
        return concatenatingNormalization();
    }

    /** Likewise for the recomputation in backward; a concatenation that was kept is not recomputed. */
    private Normalization placeAgain() {
        if (recomputesConcatenation()) {
            placeConcatenation();
            return concatenatingNormalization();
        }
        return normalization();
    }

    private Normalization normalization() {
        placeOutput();
        return new NormalizeRelu(concatenation, norm(), View.of(output));
    }

    private Normalization concatenatingNormalization() {
        placeOutput();
        return new ConcatenateNormalizeRelu(inputs.parts(), concatenation, norm(), View.of(output));
    }

    private NormViews norm() {
        return parameters.norm(inputs.mean(), inputs.variance());
    }

    private String named(Normalization normalization) {
        return normalization.copy().isPresent() ? "concat, " + name : name;
    }

    private boolean isInPlace() {
        return features.areInPlace();
    }

    private boolean recomputesConcatenation() {
        return !isInPlace() && recomputes(LayerOutput.CONCATENATION);
    }

    private boolean recomputes(LayerOutput output) {
        return context.decisions().recomputes(layer, output);
    }

    private void placeConcatenation() {
        concatenation = View.of(context.storages().concatenation(layer, shape(Layout.CHANNELS_OUTERMOST)));
    }

    private void placeOutput() {
        output = context.storages().batchNorm(layer, name, shape(outputLayout));
    }

    private void emitBackward(View outputGradient, Optional<View> ownGradient, boolean accumulate) {
        context.builder()
                .emit(
                        Phase.BACKWARD,
                        layer,
                        name + " backward",
                        new NormalizeReluBackwardDirect(
                                concatenation,
                                outputGradient,
                                norm(),
                                features.gradients(inputs.count()),
                                ownGradient,
                                parameters.scaleGradient(),
                                parameters.shiftGradient(),
                                features.slopes(inputs.count()),
                                features.offsets(inputs.count()),
                                accumulate));
    }

    private TensorShape shape(Layout layout) {
        TensorShape maps = inputs.shape();
        return new TensorShape(maps.type(), layout, maps.n(), maps.c(), maps.h(), maps.w());
    }
}
