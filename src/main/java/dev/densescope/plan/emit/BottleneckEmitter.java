package dev.densescope.plan.emit;

import dev.densescope.memory.Category;
import dev.densescope.memory.Layout;
import dev.densescope.memory.Phase;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.Convolution;
import dev.densescope.network.DenseLayer;
import dev.densescope.plan.step.Value;
import dev.densescope.spec.LayerPath;

/** The 1x1 convolution, BN2 and ReLU of a dense layer. Their outputs are 4k wide and always kept. */
final class BottleneckEmitter {
    private final StepContext context;
    private final LayerPath path;
    private final DenseLayer.Bottleneck bottleneck;
    private final DropoutEmitter dropout;
    private final TensorShape shape;
    private NarrowNorm norm2;

    BottleneckEmitter(StepContext context, LayerPath path, DenseLayer.Bottleneck bottleneck) {
        this.context = context;
        this.path = path;
        this.bottleneck = bottleneck;
        this.dropout = context.dropout(path, "conv1");
        this.shape = context.shape(bottleneck.convolution().output(), Layout.CHANNELS_LAST);
    }

    Convolution convolution() {
        return bottleneck.convolution();
    }

    /** Emits forward; gives the output of BN2. */
    Value forward(Value input) {
        Value narrow = convolve(Phase.FORWARD, input);
        Value output = context.builder().own(path, "norm2", Category.BATCH_NORM, shape);
        norm2 = context.narrowNorm(path, "norm2", bottleneck.batchNorm2(), narrow, output);
        norm2.forward();
        return output;
    }

    /** Redoes the 1x1 convolution, which BN2 reads in backward, if its storage was shared. */
    void restoreConvolution(Value input) {
        if (context.decisions().sharesConvolution(path)) {
            norm2 = norm2.withInput(convolve(Phase.RECOMPUTE, input));
        }
    }

    private Value convolve(Phase phase, Value input) {
        Value narrow = context.storages().convolution(path, "conv1", shape);
        context.emitConvolution(phase, path, "conv1", bottleneck.convolution(), input, narrow);
        dropout.forward(phase, narrow);
        return narrow;
    }

    /** Emits backward through BN2; gives the gradient of the 1x1 convolution's output. */
    Value backward(Value norm2Gradient) {
        Value gradient = context.storages().convolutionGradient(path, "conv1", shape);
        norm2.backward(norm2Gradient, gradient);
        dropout.backward(gradient);
        return gradient;
    }
}
