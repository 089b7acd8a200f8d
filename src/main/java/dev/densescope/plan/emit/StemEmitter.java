package dev.densescope.plan.emit;

import dev.densescope.memory.Category;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.Layout;
import dev.densescope.memory.Phase;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.StemLayer;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.step.PoolingComputation.MaxPool;
import dev.densescope.plan.step.PoolingComputation.MaxPoolBackward;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.spec.LayerPath;

/** Forward and backward of the stem. */
final class StemEmitter {
    private static final LayerPath PATH = LayerPath.STEM;

    private final StepContext context;
    private final StemLayer layer;
    private final Value images;
    private final BlockEmitter after;
    private final TensorShape convolutionShape;
    private ConvolutionNorm norm;
    private Value indices;

    StemEmitter(StepContext context, StemLayer layer, Value images, BlockEmitter after) {
        this.context = context;
        this.layer = layer;
        this.images = images;
        this.after = after;
        this.convolutionShape =
                context.shape(layer.convolution().output(), context.layouts().windows());
    }

    void forward() {
        TensorShape shape = context.shape(layer.output(), Layout.CHANNELS_OUTERMOST);
        Value features = after.placeFeatures(PATH, "features", shape);
        if (layer.batchNorm().isEmpty()) {
            context.emitConvolution(PATH, "conv0", layer.convolution(), images, features);
        } else {
            forwardWithPooling(features);
        }
        after.addFeatures(PATH, features);
    }

    void backward() {
        Value gradient = after.inputGradient();
        if (norm != null) {
            gradient = backwardThroughPooling(gradient);
        }
        context.emitWeightsGradient(PATH, "conv0", layer.convolution(), images, gradient);
    }

    private void forwardWithPooling(Value features) {
        ScheduleBuilder builder = context.builder();
        Value convolved = placeConvolution();
        context.emitConvolution(PATH, "conv0", layer.convolution(), images, convolved);
        Value normalized = context.storages().batchNorm(PATH, "norm0", convolutionShape);
        norm = context.convolutionNorm(PATH, "norm0", layer.batchNorm().orElseThrow(), convolved, normalized);
        norm.forward();
        TensorShape indicesShape =
                context.shape(layer.output(), context.layouts().windows()).withType(ElementType.UINT8);
        indices = builder.own(PATH, "pool0 indices", Category.WORKSPACE, indicesShape);
        builder.emit(
                Phase.FORWARD, PATH, "pool0", new MaxPool(View.of(normalized), View.of(features), View.of(indices)));
    }

    private Value placeConvolution() {
        return context.storages().stemConvolution(PATH, "conv0", convolutionShape);
    }

    /** The output of the convolution, which the batch norm reads in backward, is recomputed if its storage was shared. */
    private void restoreConvolution() {
        if (context.decisions().recomputes(PATH, LayerOutput.STEM_CONVOLUTION)) {
            Value convolved = placeConvolution();
            context.emitConvolution(Phase.RECOMPUTE, PATH, "conv0", layer.convolution(), images, convolved);
            norm = norm.withInput(convolved);
        }
    }

    private Value backwardThroughPooling(Value featuresGradient) {
        Value normGradient = context.storages().convolutionBatchNormGradient(PATH, "norm0", convolutionShape);
        context.builder()
                .emit(
                        Phase.BACKWARD,
                        PATH,
                        "pool0 backward",
                        new MaxPoolBackward(View.of(featuresGradient), View.of(indices), View.of(normGradient)));
        restoreConvolution();
        Value gradient = context.gradientInPlace(normGradient, convolutionShape)
                .orElseGet(() -> context.storages().convolutionGradient(PATH, "conv0", convolutionShape));
        norm.backward(normGradient, gradient);
        return gradient;
    }
}
