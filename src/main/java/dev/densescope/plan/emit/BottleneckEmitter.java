package dev.densescope.plan.emit;

import dev.densescope.memory.Phase;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.Convolution;
import dev.densescope.network.DenseLayer;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.step.Value;
import dev.densescope.spec.LayerPath;

/** The 1x1 convolution, BN2 and ReLU of a dense layer: forward, recomputation and backward. */
final class BottleneckEmitter {
    private final StepContext context;
    private final LayerPath path;
    private final DenseLayer.Bottleneck bottleneck;
    private final DropoutEmitter dropout;
    private final TensorShape convolvedShape;
    private final TensorShape normalizedShape;
    private ConvolutionNorm norm2;

    BottleneckEmitter(StepContext context, LayerPath path, DenseLayer.Bottleneck bottleneck) {
        this.context = context;
        this.path = path;
        this.bottleneck = bottleneck;
        this.dropout = context.dropout(path, "conv1");
        this.convolvedShape = context.shape(
                bottleneck.convolution().output(), context.layouts().products());
        this.normalizedShape = context.shape(
                bottleneck.convolution().output(), context.layouts().windows());
    }

    Convolution convolution() {
        return bottleneck.convolution();
    }

    /** Allocates the output of the 1x1 convolution. */
    Value place() {
        return context.storages().convolution(path, "conv1", convolvedShape);
    }

    /** Emits the operations after the 1x1 convolution; returns the output of BN2. */
    Value forward(Value narrow) {
        dropout.forward(narrow);
        norm2 = context.convolutionNorm(path, "norm2", bottleneck.batchNorm2(), narrow, placeOutput());
        norm2.forward();
        return norm2.output();
    }

    private Value placeOutput() {
        return context.storages().convolutionBatchNorm(path, "norm2", normalizedShape);
    }

    /** Uses the output of the 1x1 convolution that was recomputed for backward. */
    void restored(Value narrow) {
        dropout.forward(Phase.RECOMPUTE, narrow);
        norm2 = norm2.withInput(narrow);
    }

    /** The output of BN2 for backward, recomputed if its storage was shared. */
    Value restoreOutput() {
        if (context.decisions().recomputes(path, LayerOutput.NORM2)) {
            norm2 = norm2.withOutput(placeOutput());
            norm2.recompute();
        }
        return norm2.output();
    }

    /** Emits backward of BN2; returns the gradient of the output of the 1x1 convolution. */
    Value backward(Value norm2Gradient) {
        Value gradient = context.gradientInPlace(norm2Gradient, convolvedShape)
                .orElseGet(() -> context.storages().convolutionGradient(path, "conv1", convolvedShape));
        norm2.backward(norm2Gradient, gradient);
        dropout.backward(gradient);
        return gradient;
    }
}
