package dev.densescope.framework;

import dev.densescope.network.DenseBlock;
import dev.densescope.network.DenseLayer;
import dev.densescope.network.MapShape;
import java.util.ArrayList;
import java.util.List;

/** The allocations of a block's dense layers in torchvision. */
final class PyTorchBlock {
    private final PyTorchMaps maps;
    private final DenseBlock block;
    private final boolean dropout;
    private final boolean memoryEfficient;
    private final List<Layer> layers = new ArrayList<>();

    PyTorchBlock(PyTorchMaps maps, DenseBlock block, boolean dropout, boolean memoryEfficient) {
        this.maps = maps;
        this.block = block;
        this.dropout = dropout;
        this.memoryEfficient = memoryEfficient;
    }

    /** Returns the concatenation of all feature maps. The feature maps themselves are kept only by checkpoints. */
    Storage forward(Storage input) {
        List<Storage> features = new ArrayList<>(List.of(input));
        for (DenseLayer layer : block.layers()) {
            Layer running =
                    new Layer(layer, memoryEfficient && layer.bottleneck().isPresent());
            layers.add(running);
            features.add(running.forward(features));
        }
        Storage concatenation = maps.of(block.output());
        features.forEach(Storage::release);
        return concatenation;
    }

    /** Backward from the gradient of the concatenation to that of the block's input. */
    Storage backward(Storage gradient) {
        List<Long> bytes = new ArrayList<>(List.of(maps.bytesOf(block.input())));
        block.layers().forEach(layer -> bytes.add(maps.bytesOf(layer.output())));
        FeatureGradients gradients = new FeatureGradients(maps.allocator(), bytes);
        gradients.addSlices(gradient, bytes.size());
        gradient.release();
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i).backward(gradients, i + 1, bytes);
        }
        return gradients.remove(0);
    }

    /** The tensors that one layer keeps for backward. */
    private final class Layer {
        private final DenseLayer layer;
        private final boolean checkpointed;
        private final MapShape narrow;
        private Storage concatenation;
        private Storage norm1;
        private Storage convolution1;
        private Storage norm2;
        private Storage mask;
        private List<Storage> inputs = List.of();

        Layer(DenseLayer layer, boolean checkpointed) {
            this.layer = layer;
            this.checkpointed = checkpointed;
            narrow = layer.bottleneck()
                    .map(bottleneck -> bottleneck.convolution().output())
                    .orElse(layer.input());
        }

        Storage forward(List<Storage> features) {
            concatenation = maps.of(layer.input());
            norm1 = maps.of(layer.input());
            if (layer.bottleneck().isPresent()) {
                convolution1 = maps.of(narrow);
            }
            if (checkpointed) {
                inputs = features.stream().map(Storage::retain).toList();
                norm1.release();
                concatenation.release();
            }
            if (layer.bottleneck().isPresent()) {
                norm2 = maps.of(narrow);
            }
            Storage made = maps.of(layer.output());
            if (!dropout) {
                return made;
            }
            Storage dropped = maps.of(layer.output());
            mask = maps.bytes(layer.output().elements() * maps.batch());
            made.release();
            return dropped;
        }

        void backward(FeatureGradients gradients, int feature, List<Long> bytes) {
            Storage gradient = contiguous(gradients, feature);
            if (dropout) {
                Storage undropped = maps.of(layer.output());
                gradient.release();
                mask.release();
                gradient = undropped;
            }
            if (layer.bottleneck().isPresent()) {
                Storage ofNorm2 = maps.of(narrow);
                maps.parameterGradient(layer.convolution().weight());
                gradient.release();
                gradient = maps.normAndReluGradient(ofNorm2, norm2, convolution1, narrow);
            }
            if (checkpointed) {
                throughCheckpoint(gradient, gradients, bytes.subList(0, feature));
                return;
            }
            Storage ofConcatenation = throughFirstNorm(gradient);
            gradients.addSlices(ofConcatenation, feature);
            ofConcatenation.release();
        }

        private Storage contiguous(FeatureGradients gradients, int feature) {
            boolean isSlice = gradients.isSlice(feature);
            Storage gradient = gradients.remove(feature);
            if (!isSlice) {
                return gradient;
            }
            Storage copy = maps.of(layer.output());
            gradient.release();
            return copy;
        }

        private Storage throughFirstNorm(Storage gradient) {
            Storage ofNorm1 = maps.of(layer.input());
            maps.parameterGradient(layer.bottleneck()
                    .map(DenseLayer.Bottleneck::convolution)
                    .orElse(layer.convolution())
                    .weight());
            gradient.release();
            return maps.normAndReluGradient(ofNorm1, norm1, concatenation, layer.input());
        }

        /** Recomputes, and runs backward with a separate gradient for each input. */
        private void throughCheckpoint(Storage gradient, FeatureGradients gradients, List<Long> bytes) {
            concatenation = maps.of(layer.input());
            norm1 = maps.of(layer.input());
            Storage recomputed = maps.of(narrow);
            Storage ofConcatenation = throughFirstNorm(gradient.retain());
            List<Storage> own = bytes.stream().map(maps::bytes).toList();
            ofConcatenation.release();
            recomputed.release();
            gradient.release();
            inputs.forEach(Storage::release);
            gradients.addOwn(own);
        }
    }
}
