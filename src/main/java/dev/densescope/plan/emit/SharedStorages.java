package dev.densescope.plan.emit;

import dev.densescope.memory.Category;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.StorageDecisions;
import dev.densescope.plan.step.Value;
import dev.densescope.spec.LayerPath;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Allocates activations and their gradients in storage of their own or in storage shared with other layers (section 3
 * of the paper). Storage shared in the network has no fixed offset; storage shared in a block has one, and the size of
 * its largest tensor.
 */
final class SharedStorages {
    private final ScheduleBuilder builder;
    private final StorageDecisions decisions;
    /**
     * The block with which a layer shares storage: a transition with the block before it, the stem with the first, the
     * head with the last.
     */
    private final Map<LayerPath, Integer> blocks = new HashMap<>();

    private final Map<Integer, Map<SharedStorage, ScheduleBuilder.Slot>> slotsOfBlocks = new HashMap<>();

    SharedStorages(Network network, ScheduleBuilder builder, StorageDecisions decisions) {
        this.builder = builder;
        this.decisions = decisions;
        for (DenseBlock block : network.blocks()) {
            int number = block.number();
            blocks.putIfAbsent(LayerPath.STEM, number);
            block.layers().forEach(layer -> blocks.put(layer.path(), number));
            block.transition().ifPresent(transition -> blocks.put(transition.path(), number));
            blocks.put(LayerPath.HEAD, number);
        }
    }

    /** A concatenation, in Shared Storage 1 or its own. */
    Value concatenation(LayerPath layer, TensorShape shape) {
        return place(
                decisions.recomputes(layer, LayerOutput.CONCATENATION),
                SharedStorage.CONCATENATIONS,
                layer,
                "concat",
                shape);
    }

    /**
     * The output of a batch norm, in Shared Storage 2 or its own. The outputs in stem and head are read only by the
     * next pooling, so they share storage in all plans that reuse memory.
     */
    Value batchNorm(LayerPath layer, String name, TensorShape shape) {
        boolean passes = layer.equals(LayerPath.STEM) || layer.equals(LayerPath.HEAD);
        boolean shares = passes ? decisions.reusesMemory() : decisions.recomputes(layer, LayerOutput.NORM1);
        return place(shares, SharedStorage.BATCH_NORMS, layer, name, shape);
    }

    /** The output of a dense layer's 1x1 convolution, in Shared Storage 3 or its own. */
    Value convolution(LayerPath layer, String name, TensorShape shape) {
        return place(
                decisions.recomputes(layer, LayerOutput.CONVOLUTION1), SharedStorage.CONVOLUTIONS, layer, name, shape);
    }

    /** The output of the second batch norm of a dense layer, in Shared Storage 4 or its own. */
    Value convolutionBatchNorm(LayerPath layer, String name, TensorShape shape) {
        return place(decisions.recomputes(layer, LayerOutput.NORM2), SharedStorage.SECOND_NORMS, layer, name, shape);
    }

    /** The output of the stem's convolution that a batch norm reads, in Shared Storage 3 or its own. */
    Value stemConvolution(LayerPath stem, String name, TensorShape shape) {
        return place(
                decisions.recomputes(stem, LayerOutput.STEM_CONVOLUTION),
                SharedStorage.CONVOLUTIONS,
                stem,
                name,
                shape);
    }

    /** The output of a transition's convolution, which only the next pooling reads: shared likewise. */
    Value transitionConvolution(LayerPath transition, String name, TensorShape shape) {
        return place(decisions.reusesMemory(), SharedStorage.CONVOLUTIONS, transition, name, shape);
    }

    /** The slot for the contiguous gradients of all feature maps of a block. */
    ScheduleBuilder.Slot featureGradients(DenseBlock block) {
        return decisions.sharesGradients()
                ? shared(SharedStorage.FEATURE_GRADIENTS, block.number())
                : builder.ownSlot("block" + block.number() + "/features gradient", Category.GRADIENTS);
    }

    /** Gradient of a batch norm over a concatenation. */
    Value batchNormGradient(LayerPath layer, String name, TensorShape shape) {
        return gradient(SharedStorage.BATCH_NORM_GRADIENTS, layer, name, shape);
    }

    /** Gradient of a convolution's output. */
    Value convolutionGradient(LayerPath layer, String name, TensorShape shape) {
        return gradient(SharedStorage.CONVOLUTION_GRADIENTS, layer, name, shape);
    }

    /** Gradient of the output of a {@link ConvolutionNorm}. */
    Value convolutionBatchNormGradient(LayerPath layer, String name, TensorShape shape) {
        return gradient(SharedStorage.CONVOLUTION_NORM_GRADIENTS, layer, name, shape);
    }

    private Value gradient(SharedStorage storage, LayerPath layer, String name, TensorShape shape) {
        return place(decisions.sharesGradients(), storage, layer, name + " gradient", shape);
    }

    private Value place(boolean shares, SharedStorage storage, LayerPath layer, String name, TensorShape shape) {
        return shares
                ? builder.in(shared(storage, blocks.get(layer)), layer, name, storage.category(), shape)
                : builder.own(layer, name, storage.category(), shape);
    }

    private ScheduleBuilder.Slot shared(SharedStorage storage, int block) {
        if (!decisions.sharesPerBlock()) {
            return builder.sharedSlot(storage.title(), storage.category());
        }
        return slotsOfBlocks
                .computeIfAbsent(block, each -> new EnumMap<>(SharedStorage.class))
                .computeIfAbsent(
                        storage,
                        each -> builder.sharedSlot("block%d/%s".formatted(block, each.title()), each.category()));
    }
}
