package dev.densescope.plan.emit;

import dev.densescope.memory.Category;
import dev.densescope.memory.Layout;
import dev.densescope.memory.Phase;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.HeadLayer;
import dev.densescope.plan.step.ClassifierComputation.Linear;
import dev.densescope.plan.step.ClassifierComputation.LinearBackward;
import dev.densescope.plan.step.ClassifierComputation.SoftmaxCrossEntropy;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.PoolingComputation.GlobalAveragePool;
import dev.densescope.plan.step.PoolingComputation.GlobalAveragePoolBackward;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.spec.LayerPath;

/** Forward and backward of the head: batch norm, ReLU, global average pooling, linear layer and loss. */
final class HeadEmitter {
    private static final LayerPath PATH = LayerPath.HEAD;

    private final ScheduleBuilder builder;
    private final BlockEmitter before;
    private final ConcatenatedNorm norm;
    private final Value pooled;
    private final Value logits;
    private final Value logitsGradient;
    private final Value loss;
    private final Value labels;
    private final ParameterTensors weight;
    private final ParameterTensors bias;

    HeadEmitter(StepContext context, HeadLayer layer, Value labels, BlockEmitter before) {
        this.builder = context.builder();
        this.before = before;
        this.labels = labels;
        norm = new ConcatenatedNorm(
                context, PATH, "norm5", layer.batchNorm(), before.features(), Layout.CHANNELS_OUTERMOST);
        TensorShape pooledShape =
                TensorShape.matrix(context.batch(), layer.input().channels());
        TensorShape logitsShape = TensorShape.matrix(context.batch(), layer.classes());
        pooled = builder.own(PATH, "pool5", Category.FEATURES, pooledShape);
        logits = builder.held(PATH, "logits", Category.FEATURES, logitsShape);
        logitsGradient = builder.own(PATH, "logits gradient", Category.GRADIENTS, logitsShape);
        loss = builder.held(PATH, "loss", Category.FEATURES, TensorShape.scalar());
        weight = context.parameters().of(layer.weight());
        bias = context.parameters().of(layer.bias());
    }

    Value loss() {
        return loss;
    }

    Value logits() {
        return logits;
    }

    void forward() {
        Value normalized = norm.forward();
        builder.emit(Phase.FORWARD, PATH, "pool5", new GlobalAveragePool(View.of(normalized), View.of(pooled)));
        builder.emit(
                Phase.FORWARD,
                PATH,
                "classifier",
                new Linear(View.of(pooled), View.of(weight.value()), View.of(bias.value()), View.of(logits)));
        builder.emit(
                Phase.FORWARD,
                PATH,
                "loss",
                new SoftmaxCrossEntropy(View.of(logits), View.of(labels), View.of(loss), View.of(logitsGradient)));
    }

    void backward() {
        Value pooledGradient = builder.own(PATH, "pool5 gradient", Category.GRADIENTS, pooled.shape());
        builder.emit(
                Phase.BACKWARD,
                PATH,
                "classifier backward",
                new LinearBackward(
                        View.of(pooled),
                        View.of(logitsGradient),
                        View.of(weight.value()),
                        View.of(pooledGradient),
                        View.of(weight.gradient()),
                        View.of(bias.gradient())));
        before.placeGradients();
        View normGradient = norm.settingOutputGradient();
        builder.emit(
                Phase.BACKWARD,
                PATH,
                "pool5 backward",
                new GlobalAveragePoolBackward(View.of(pooledGradient), normGradient));
        norm.restoreConcatenation();
        norm.backwardSetting(normGradient);
    }
}
