package dev.densescope.plan.emit;

import dev.densescope.memory.Category;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.Network;
import dev.densescope.plan.step.Value;
import dev.densescope.spec.LayerPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where activations and their gradients go: a slot of their own, or one of the few that all layers of the network or of
 * a block share, each as large as the largest tensor in it (section 3 of the report; sized once, so nothing is left in
 * fragments).
 */
final class SharedStorages {
    private final ScheduleBuilder builder;
    private final StorageDecisions decisions;
    private final Map<LayerPath, SharedSlots> slots = new HashMap<>();

    SharedStorages(Network network, ScheduleBuilder builder, StorageDecisions decisions) {
        this.builder = builder;
        this.decisions = decisions;
        if (decisions.sharesPerBlock()) {
            shareInBlocks(network.blocks());
        } else {
            SharedSlots common = SharedSlots.of(builder, "");
            network.layers().forEach(layer -> slots.put(layer.path(), common));
        }
    }

    /** A block's transition shares with it, the stem with the first block, the head with the last one. */
    private void shareInBlocks(List<DenseBlock> blocks) {
        for (DenseBlock block : blocks) {
            SharedSlots common = SharedSlots.of(builder, "block" + block.number() + "/");
            slots.putIfAbsent(LayerPath.STEM, common);
            block.layers().forEach(layer -> slots.put(layer.path(), common));
            block.transition().ifPresent(transition -> slots.put(transition.path(), common));
            slots.put(LayerPath.HEAD, common);
        }
    }

    /** A concatenation, in Shared Storage 1 or its own. */
    Value concatenation(LayerPath layer, TensorShape shape) {
        return decisions.sharesConcatenation(layer)
                ? builder.in(slots.get(layer).concatenations(), layer, "concat", Category.CONCATENATION, shape)
                : builder.own(layer, "concat", Category.CONCATENATION, shape);
    }

    /** The batch norm over a concatenation, in Shared Storage 2 or its own. */
    Value batchNorm(LayerPath layer, String name, TensorShape shape) {
        return decisions.sharesBatchNorm(layer)
                ? builder.in(slots.get(layer).batchNorms(), layer, name, Category.BATCH_NORM, shape)
                : builder.own(layer, name, Category.BATCH_NORM, shape);
    }

    /** The output of a dense layer's 1x1 convolution, in Shared Storage 3 or its own. */
    Value convolution(LayerPath layer, String name, TensorShape shape) {
        return decisions.sharesConvolution(layer)
                ? builder.in(slots.get(layer).convolutions(), layer, name, Category.CONVOLUTION, shape)
                : builder.own(layer, name, Category.CONVOLUTION, shape);
    }

    /**
     * The output of a transition's convolution. Only the pooling behind it reads it, so where activations are shared it lies
     * where its gradient will.
     */
    Value transitionConvolution(LayerPath layer, String name, TensorShape shape) {
        return decisions.sharesGradients() && decisions.sharesBatchNorm(layer)
                ? builder.in(slots.get(layer).narrowGradients1(), layer, name, Category.CONVOLUTION, shape)
                : builder.own(layer, name, Category.CONVOLUTION, shape);
    }

    /**
     * The stem's batch norm, as large as nothing else in the network and dead when its pooling has run. Where concatenations
     * or batch norms are shared, it lies where they will. So does its gradient, when they are dead.
     */
    Value stemBatchNorm(LayerPath stem, String name, TensorShape shape) {
        if (decisions.sharesConcatenation(stem)) {
            return builder.in(slots.get(stem).concatenations(), stem, name, Category.BATCH_NORM, shape);
        }
        return decisions.sharesBatchNorm(stem)
                ? builder.in(slots.get(stem).batchNorms(), stem, name, Category.BATCH_NORM, shape)
                : builder.own(stem, name, Category.BATCH_NORM, shape);
    }

    Value stemBatchNormGradient(LayerPath stem, String name, TensorShape shape) {
        Function<SharedSlots, ScheduleBuilder.Slot> kind =
                decisions.sharesConcatenation(stem) ? SharedSlots::concatenations : SharedSlots::narrowGradients2;
        return gradient(kind, stem, name, shape);
    }

    /** Made last of all, when all batch norms are dead. */
    Value stemConvolutionGradient(LayerPath stem, String name, TensorShape shape) {
        Function<SharedSlots, ScheduleBuilder.Slot> kind =
                decisions.sharesBatchNorm(stem) ? SharedSlots::batchNorms : SharedSlots::narrowGradients1;
        return gradient(kind, stem, name, shape);
    }

    /** The slot for the gradients of all feature maps of a block, side by side. */
    ScheduleBuilder.Slot featureGradients(DenseBlock block) {
        return decisions.sharesGradients()
                ? slots.get(block.layers().get(0).path()).featureGradients()
                : builder.ownSlot("block" + block.number() + "/features gradient", Category.GRADIENTS);
    }

    /**
     * Gradient of a batch norm over a concatenation. Where the batch norm itself is shared, nobody reads it any more when
     * its gradient is made, which takes its place then.
     */
    Value batchNormGradient(LayerPath layer, String name, TensorShape shape) {
        Function<SharedSlots, ScheduleBuilder.Slot> kind =
                decisions.sharesBatchNorm(layer) ? SharedSlots::batchNorms : SharedSlots::batchNormGradients;
        return gradient(kind, layer, name, shape);
    }

    /** Gradient of a convolution's output. */
    Value convolutionGradient(LayerPath layer, String name, TensorShape shape) {
        return gradient(SharedSlots::narrowGradients1, layer, name, shape);
    }

    /** Gradient of a batch norm that is as narrow as a convolution's output. */
    Value narrowBatchNormGradient(LayerPath layer, String name, TensorShape shape) {
        return gradient(SharedSlots::narrowGradients2, layer, name, shape);
    }

    private Value gradient(
            Function<SharedSlots, ScheduleBuilder.Slot> kind, LayerPath layer, String name, TensorShape shape) {
        return decisions.sharesGradients()
                ? builder.in(kind.apply(slots.get(layer)), layer, name + " gradient", Category.GRADIENTS, shape)
                : builder.own(layer, name + " gradient", Category.GRADIENTS, shape);
    }
}
