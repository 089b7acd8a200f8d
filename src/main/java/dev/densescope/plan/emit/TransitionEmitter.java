package dev.densescope.plan.emit;

import dev.densescope.memory.Layout;
import dev.densescope.memory.Phase;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.TransitionLayer;
import dev.densescope.plan.step.PoolingComputation.AveragePool;
import dev.densescope.plan.step.PoolingComputation.AveragePoolBackward;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.spec.LayerPath;

/** Forward and backward of a transition. */
final class TransitionEmitter {
    private final StepContext context;
    private final TransitionLayer layer;
    private final LayerPath path;
    private final BlockEmitter before;
    private final BlockEmitter after;
    private final ConcatenatedNorm norm;
    private final DropoutEmitter dropout;
    private final TensorShape convolutionShape;

    TransitionEmitter(StepContext context, TransitionLayer layer, BlockEmitter before, BlockEmitter after) {
        this.context = context;
        this.layer = layer;
        this.path = layer.path();
        this.before = before;
        this.after = after;
        this.norm = new ConcatenatedNorm(
                context, path, "norm", layer.batchNorm(), before.features(), Layout.CHANNELS_OUTERMOST);
        this.dropout = context.dropout(path, "conv");
        this.convolutionShape =
                context.shape(layer.convolution().output(), context.layouts().products());
    }

    void forward() {
        Value convolved = context.storages().transitionConvolution(path, "conv", convolutionShape);
        norm.forwardInto(layer.convolution(), "conv", convolved);
        dropout.forward(convolved);
        TensorShape pooledShape = context.shape(layer.output(), Layout.CHANNELS_OUTERMOST);
        Value pooled = after.placeFeatures(path, "pool", pooledShape);
        context.builder().emit(Phase.FORWARD, path, "pool", new AveragePool(View.of(convolved), View.of(pooled)));
        after.addFeatures(path, pooled);
    }

    void backward() {
        Value gradient = context.storages().convolutionGradient(path, "conv", convolutionShape);
        context.builder()
                .emit(
                        Phase.BACKWARD,
                        path,
                        "pool backward",
                        new AveragePoolBackward(View.of(after.inputGradient()), View.of(gradient)));
        dropout.backward(gradient);
        if (norm.isInChunks()) {
            before.placeGradients();
            norm.backwardInChunks(layer.convolution(), "conv", gradient, false);
            return;
        }
        Value normalized = norm.restoreOutput();
        context.emitWeightsGradient(path, "conv", layer.convolution(), normalized, gradient);
        before.placeGradients();
        View normGradient = norm.settingOutputGradient();
        context.emitDataGradient(path, "conv", layer.convolution(), gradient, normGradient);
        norm.backwardSetting(normGradient);
    }
}
