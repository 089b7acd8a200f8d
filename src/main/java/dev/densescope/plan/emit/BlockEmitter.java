package dev.densescope.plan.emit;

import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.DenseLayer;
import dev.densescope.plan.step.BatchNormComputation.ComputeBatchStatistics;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;

/** One dense block: its feature maps and its layers. */
final class BlockEmitter {
    private final StepContext context;
    private final DenseBlock block;
    private final FeatureMaps features;
    private final List<DenseLayerEmitter> layers = new ArrayList<>();
    private final ScheduleBuilder.Slot means;
    private final ScheduleBuilder.Slot variances;
    private ScheduleBuilder.Slot together;

    BlockEmitter(StepContext context, DenseBlock block) {
        this.context = context;
        this.block = block;
        features = new FeatureMaps(context.decisions().keepsFeaturesInPlace(block.number()));
        String name = "block" + block.number();
        means = context.builder().ownSlot(name + "/batch means", Category.PARAMETERS);
        variances = context.builder().ownSlot(name + "/batch variances", Category.PARAMETERS);
    }

    FeatureMaps features() {
        return features;
    }

    /** Allocates the next feature maps: after those of the layers before, or in a slot of their own. */
    Value placeFeatures(LayerPath maker, String name, TensorShape shape) {
        if (!features.areInPlace()) {
            return context.builder().own(maker, name, Category.FEATURES, shape);
        }
        if (together == null) {
            together = context.builder().ownSlot("block" + block.number() + "/features", Category.FEATURES);
        }
        return context.builder().append(together, maker, name, shape, false);
    }

    /**
     * Adds new feature maps and emits the computation of their batch statistics, once for all layers that read them.
     */
    void addFeatures(LayerPath maker, Value feature) {
        TensorShape vector = TensorShape.vector(feature.shape().c());
        Value mean = context.builder().append(means, maker, "features mean", vector, false);
        Value variance = context.builder().append(variances, maker, "features variance", vector, false);
        features.add(feature, mean, variance);
        context.builder()
                .emit(
                        Phase.FORWARD,
                        maker,
                        "features statistics",
                        new ComputeBatchStatistics(View.of(feature), View.of(mean), View.of(variance)));
    }

    void forward() {
        for (DenseLayer layer : block.layers()) {
            DenseLayerEmitter emitter = new DenseLayerEmitter(context, layer, this);
            layers.add(emitter);
            emitter.forward();
        }
    }

    /**
     * Allocates the gradients of all feature maps. To be called before the first backward operation that sets them.
     */
    void placeGradients() {
        ScheduleBuilder.Slot slot = context.storages().featureGradients(block);
        String name = "block" + block.number();
        ScheduleBuilder.Slot slopes = context.builder().ownSlot(name + "/gradient slopes", Category.PARAMETERS);
        ScheduleBuilder.Slot offsets = context.builder().ownSlot(name + "/gradient offsets", Category.PARAMETERS);
        long offset = 0;
        for (int i = 0; i < features.count(); i++) {
            Value feature = features.feature(i);
            Value gradient = context.builder()
                    .place(
                            feature.layer(),
                            "features gradient",
                            Category.GRADIENTS,
                            feature.shape(),
                            slot,
                            offset,
                            false);
            TensorShape vector = TensorShape.vector(feature.shape().c());
            features.addGradient(
                    gradient,
                    context.builder().append(slopes, feature.layer(), "gradient slope", vector, false),
                    context.builder().append(offsets, feature.layer(), "gradient offset", vector, false));
            offset = gradient.endInSlot();
        }
    }

    /** Emits backward of all layers, last first; afterwards the gradient of the block's input is complete. */
    void backward() {
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i).backward();
        }
    }

    /** Emits the operations that complete the gradient of the block's input; returns it. */
    Value inputGradient() {
        return completeGradient(0);
    }

    /**
     * Emits the operations that complete the gradient of a feature map to which all its readers have added; returns it.
     */
    Value completeGradient(int index) {
        context.builder()
                .emit(Phase.BACKWARD, features.feature(index).layer(), "features gradient", features.completion(index));
        return features.gradient(index);
    }
}
