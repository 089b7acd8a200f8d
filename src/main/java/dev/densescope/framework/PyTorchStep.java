package dev.densescope.framework;

import dev.densescope.network.DenseBlock;
import dev.densescope.network.MapShape;
import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.network.StemLayer;
import dev.densescope.network.TransitionLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulates the allocations of one PyTorch training step with autograd and torchvision's DenseNet: ReLU in place, with
 * the momentum in memory, gradients of parameters from their backward to the end, without the optimizer's step and
 * workspaces of kernels. For one step.
 */
final class PyTorchStep {
    /** Parameter and momentum: {@code zero_grad} has released the gradients of the previous step. */
    private static final int TENSORS_OF_A_PARAMETER = 2;

    private final CachingAllocator allocator = new CachingAllocator();
    private final Network network;
    private final PyTorchMaps maps;
    private final boolean memoryEfficient;

    private PyTorchStep(Network network, boolean memoryEfficient) {
        this.network = network;
        this.memoryEfficient = memoryEfficient;
        maps = new PyTorchMaps(allocator, network.spec().batch());
    }

    /** @param memoryEfficient whether dense layers recompute in backward */
    static FrameworkNeed need(Network network, boolean memoryEfficient) {
        PyTorchStep step = new PyTorchStep(network, memoryEfficient);
        step.run();
        return new FrameworkNeed(step.allocator.peakAllocatedBytes(), step.allocator.reservedBytes());
    }

    private void run() {
        for (Parameter parameter : network.parameters()) {
            for (int i = 0; i < TENSORS_OF_A_PARAMETER; i++) {
                maps.floats(parameter.count());
            }
        }
        Storage images = maps.of(network.stem().input());
        Stem stem = new Stem(network.stem());
        Storage features = stem.forward();
        List<PyTorchBlock> blocks = new ArrayList<>();
        List<Transition> transitions = new ArrayList<>();
        Storage concatenation = null;
        for (DenseBlock block : network.blocks()) {
            PyTorchBlock running = new PyTorchBlock(maps, block, network.spec().dropout() > 0, memoryEfficient);
            blocks.add(running);
            concatenation = running.forward(features);
            if (block.transition().isPresent()) {
                Transition transition = new Transition(block.transition().get(), concatenation);
                transitions.add(transition);
                features = transition.forward();
            }
        }
        Storage gradient = head(concatenation);
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Storage ofInput = blocks.get(i).backward(gradient);
            if (i == 0) {
                stem.backward(ofInput);
            } else {
                gradient = transitions.get(i - 1).backward(ofInput);
            }
        }
        images.release();
    }

    /**
     * Batch norm, ReLU and pooling of the head, forward and backward; later tensors are small. Returns the gradient of
     * the concatenation.
     */
    private Storage head(Storage concatenation) {
        MapShape shape = network.head().input();
        Storage normalized = maps.of(shape);
        Storage logits =
                maps.floats((long) network.spec().batch() * network.spec().classes());
        maps.parameterGradient(network.head().weight());
        maps.parameterGradient(network.head().bias());
        Storage gradient = maps.of(shape);
        logits.release();
        return maps.normAndReluGradient(gradient, normalized, concatenation, shape);
    }

    /** Convolution, and for ImageNet batch norm, ReLU and max pooling. */
    private final class Stem {
        private final StemLayer layer;
        private Storage convolved;
        private Storage normalized;
        private Storage indices;

        Stem(StemLayer layer) {
            this.layer = layer;
        }

        Storage forward() {
            if (layer.batchNorm().isEmpty()) {
                return maps.of(layer.output());
            }
            convolved = maps.of(layer.convolution().output());
            normalized = maps.of(layer.convolution().output());
            Storage features = maps.of(layer.output());
            indices = maps.bytes(2 * maps.bytesOf(layer.output())); // int64
            return features;
        }

        void backward(Storage gradient) {
            if (layer.batchNorm().isEmpty()) {
                maps.parameterGradient(layer.convolution().weight());
                gradient.release();
                return;
            }
            Storage pooled = maps.of(layer.convolution().output());
            gradient.release();
            indices.release();
            Storage ofConvolution = maps.normAndReluGradient(
                    pooled, normalized, convolved, layer.convolution().output());
            maps.parameterGradient(layer.convolution().weight());
            ofConvolution.release();
        }
    }

    /** Batch norm and ReLU of the block's concatenation, convolution, and average pooling, which keeps its input. */
    private final class Transition {
        private final TransitionLayer layer;
        private final Storage concatenation;
        private Storage normalized;
        private Storage convolved;

        Transition(TransitionLayer layer, Storage concatenation) {
            this.layer = layer;
            this.concatenation = concatenation;
        }

        Storage forward() {
            normalized = maps.of(layer.input());
            convolved = maps.of(layer.convolution().output());
            return maps.of(layer.output());
        }

        Storage backward(Storage gradient) {
            Storage ofConvolution = maps.of(layer.convolution().output());
            gradient.release();
            convolved.release();
            Storage ofNorm = maps.of(layer.input());
            maps.parameterGradient(layer.convolution().weight());
            ofConvolution.release();
            return maps.normAndReluGradient(ofNorm, normalized, concatenation, layer.input());
        }
    }
}
