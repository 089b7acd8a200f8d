package dev.densescope.plan.emit;

import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.Convolution;
import dev.densescope.network.DenseLayer;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.spec.LayerPath;
import java.util.Optional;

/** Forward and backward of one dense layer. */
final class DenseLayerEmitter {
    private final StepContext context;
    private final DenseLayer layer;
    private final LayerPath path;
    private final BlockEmitter block;
    private final int featureIndex;
    private final ConcatenatedNorm norm1;
    private final DropoutEmitter lastDropout;
    private BottleneckEmitter bottleneck;
    private Value lastInput;

    DenseLayerEmitter(StepContext context, DenseLayer layer, BlockEmitter block) {
        this.context = context;
        this.layer = layer;
        this.path = layer.path();
        this.block = block;
        this.featureIndex = block.features().count();
        // a matrix product reads any layout
        Layout norm1Layout = layer.bottleneck().isPresent()
                ? Layout.CHANNELS_OUTERMOST
                : context.layouts().windows();
        this.norm1 = new ConcatenatedNorm(context, path, "norm1", layer.batchNorm1(), block.features(), norm1Layout);
        this.lastDropout = context.dropout(path, lastName());
    }

    void forward() {
        if (layer.bottleneck().isPresent()) {
            bottleneck = new BottleneckEmitter(context, path, layer.bottleneck().get());
            Value narrow = bottleneck.place();
            norm1.forwardInto(bottleneck.convolution(), "conv1", narrow);
            lastInput = bottleneck.forward(narrow);
        } else {
            lastInput = norm1.forward();
        }
        TensorShape shape = context.shape(layer.output(), Layout.CHANNELS_OUTERMOST);
        Value features = block.placeFeatures(path, "features", shape);
        context.emitConvolution(path, lastName(), layer.convolution(), lastInput, features);
        lastDropout.forward(features);
        block.addFeatures(path, features);
    }

    void backward() {
        Value gradient = block.completeGradient(featureIndex);
        lastDropout.backward(gradient);
        if (bottleneck == null) {
            Value input = norm1.restoreOutput();
            norm1.backwardAdding(backwardThrough(layer.convolution(), lastName(), input, gradient));
            return;
        }
        // BN2 reads the output of the 1x1 convolution, so that is recomputed first where both are
        Optional<Value> restored = recomputes(LayerOutput.NORM2) ? restoreConvolution() : Optional.empty();
        lastInput = bottleneck.restoreOutput();
        Value norm2Gradient = context.storages().convolutionBatchNormGradient(path, "norm2", lastInput.shape());
        context.emitWeightsGradient(path, lastName(), layer.convolution(), lastInput, gradient);
        context.emitDataGradient(path, lastName(), layer.convolution(), gradient, View.of(norm2Gradient));
        // norm1 is the widest tensor of a layer: recomputed as late as possible
        if (!recomputes(LayerOutput.NORM2)) {
            restored = restoreConvolution();
        }
        Value conv1Gradient = bottleneck.backward(norm2Gradient);
        if (norm1.isInChunks()) {
            norm1.backwardInChunks(bottleneck.convolution(), "conv1", conv1Gradient, true);
            return;
        }
        Value input = restored.orElseGet(norm1::restoreOutput);
        norm1.backwardAdding(backwardThrough(bottleneck.convolution(), "conv1", input, conv1Gradient));
    }

    /**
     * Recomputes the output of the 1x1 convolution, which BN2 reads in backward, if its storage was shared; returns
     * norm1 if that is stored.
     */
    private Optional<Value> restoreConvolution() {
        if (!recomputes(LayerOutput.CONVOLUTION1)) {
            return Optional.empty();
        }
        Value narrow = bottleneck.place();
        Optional<Value> input = norm1.restoreOutputInto(bottleneck.convolution(), "conv1", narrow);
        bottleneck.restored(narrow);
        return input;
    }

    private boolean recomputes(LayerOutput output) {
        return context.decisions().recomputes(path, output);
    }

    /** Emits both gradients of the convolution that reads norm1; returns the gradient of norm1. */
    private Value backwardThrough(Convolution convolution, String name, Value input, Value gradient) {
        context.emitWeightsGradient(path, name, convolution, input, gradient);
        Value norm1Gradient = norm1.outputGradient();
        context.emitDataGradient(path, name, convolution, gradient, View.of(norm1Gradient));
        return norm1Gradient;
    }

    private String lastName() {
        return layer.bottleneck().isPresent() ? "conv2" : "conv1";
    }
}
