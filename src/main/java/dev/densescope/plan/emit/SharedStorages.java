package dev.densescope.plan.emit;

import dev.densescope.memory.Category;
import dev.densescope.memory.TensorShape;
import dev.densescope.plan.step.Value;
import dev.densescope.spec.LayerPath;

/**
 * Where activations and their gradients go: a slot of their own, or one of the few that all layers of the network share,
 * each as large as the largest tensor in it (section 3 of the report; sized once, so nothing is left in fragments).
 */
final class SharedStorages {
    private final ScheduleBuilder builder;
    private final StorageDecisions decisions;
    private final ScheduleBuilder.Slot concatenations;
    private final ScheduleBuilder.Slot batchNorms;
    private final ScheduleBuilder.Slot convolutions;
    private final ScheduleBuilder.Slot featureGradients;
    private final ScheduleBuilder.Slot batchNormGradients;
    private final ScheduleBuilder.Slot narrowGradients1;
    private final ScheduleBuilder.Slot narrowGradients2;

    SharedStorages(ScheduleBuilder builder, StorageDecisions decisions) {
        this.builder = builder;
        this.decisions = decisions;
        concatenations = builder.sharedSlot("Shared Storage 1: concatenations", Category.CONCATENATION);
        batchNorms = builder.sharedSlot("Shared Storage 2: batch norms", Category.BATCH_NORM);
        convolutions = builder.sharedSlot("Shared Storage 3: 1x1 convolutions", Category.CONVOLUTION);
        featureGradients = builder.sharedSlot("shared gradients of features", Category.GRADIENTS);
        batchNormGradients = builder.sharedSlot("shared gradients of batch norms", Category.GRADIENTS);
        narrowGradients1 = builder.sharedSlot("shared gradients of convolutions 1", Category.GRADIENTS);
        narrowGradients2 = builder.sharedSlot("shared gradients of convolutions 2", Category.GRADIENTS);
    }

    /** A concatenation, in Shared Storage 1 or its own. */
    Value concatenation(LayerPath layer, TensorShape shape) {
        return decisions.sharesConcatenation(layer)
                ? builder.in(concatenations, layer, "concat", Category.CONCATENATION, shape)
                : builder.own(layer, "concat", Category.CONCATENATION, shape);
    }

    /** The batch norm over a concatenation, in Shared Storage 2 or its own. */
    Value batchNorm(LayerPath layer, String name, TensorShape shape) {
        return decisions.sharesBatchNorm(layer)
                ? builder.in(batchNorms, layer, name, Category.BATCH_NORM, shape)
                : builder.own(layer, name, Category.BATCH_NORM, shape);
    }

    /** The output of a dense layer's 1x1 convolution, in Shared Storage 3 or its own. */
    Value convolution(LayerPath layer, String name, TensorShape shape) {
        return decisions.sharesConvolution(layer)
                ? builder.in(convolutions, layer, name, Category.CONVOLUTION, shape)
                : builder.own(layer, name, Category.CONVOLUTION, shape);
    }

    /**
     * The output of a transition's convolution. Only the pooling behind it reads it, so where activations are shared it lies
     * where its gradient will.
     */
    Value transitionConvolution(LayerPath layer, String name, TensorShape shape) {
        return decisions.sharesGradients() && decisions.sharesBatchNorm(layer)
                ? builder.in(narrowGradients1, layer, name, Category.CONVOLUTION, shape)
                : builder.own(layer, name, Category.CONVOLUTION, shape);
    }

    /** The slot for the gradients of all feature maps of a block, side by side. */
    ScheduleBuilder.Slot featureGradients(int block) {
        return decisions.sharesGradients()
                ? featureGradients
                : builder.ownSlot("block" + block + "/features gradient", Category.GRADIENTS);
    }

    /**
     * Gradient of a batch norm over a concatenation. Where the batch norm itself is shared, nobody reads it any more when
     * its gradient is made, which takes its place then.
     */
    Value batchNormGradient(LayerPath layer, String name, TensorShape shape) {
        return gradient(decisions.sharesBatchNorm(layer) ? batchNorms : batchNormGradients, layer, name, shape);
    }

    /** Gradient of a convolution's output. */
    Value convolutionGradient(LayerPath layer, String name, TensorShape shape) {
        return gradient(narrowGradients1, layer, name, shape);
    }

    /** Gradient of a batch norm that is as narrow as a convolution's output. */
    Value narrowBatchNormGradient(LayerPath layer, String name, TensorShape shape) {
        return gradient(narrowGradients2, layer, name, shape);
    }

    private Value gradient(ScheduleBuilder.Slot sharedSlot, LayerPath layer, String name, TensorShape shape) {
        return decisions.sharesGradients()
                ? builder.in(sharedSlot, layer, name + " gradient", Category.GRADIENTS, shape)
                : builder.own(layer, name + " gradient", Category.GRADIENTS, shape);
    }
}
