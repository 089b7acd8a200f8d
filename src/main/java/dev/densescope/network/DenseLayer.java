package dev.densescope.network;

import dev.densescope.spec.LayerPath;
import java.util.List;
import java.util.Optional;

/**
 * Concatenation, BN1, ReLU, 1x1 convolution, BN2, ReLU, 3x3 convolution; without a bottleneck: concatenation, BN1,
 * ReLU, 3x3 convolution (section 2 of the paper).
 *
 * @param block block number, from 1
 * @param index layer number in the block, from 1
 * @param batchNorm1 batch norm of the concatenation
 * @param bottleneck the 1x1 convolution and BN2; empty without a bottleneck
 * @param convolution the 3x3 convolution that computes the k new feature maps
 */
public record DenseLayer(
        int block, int index, BatchNorm batchNorm1, Optional<Bottleneck> bottleneck, Convolution convolution)
        implements Layer {

    /** The 1x1 convolution of the concatenation, and the batch norm of its output. */
    public record Bottleneck(Convolution convolution, BatchNorm batchNorm2) {}

    @Override
    public LayerPath path() {
        return LayerPath.denseLayer(block, index);
    }

    @Override
    public String kind() {
        return "dense-layer";
    }

    @Override
    public MapShape input() {
        return batchNorm1.shape();
    }

    @Override
    public MapShape output() {
        return convolution.output();
    }

    @Override
    public List<Parameter> parameters() {
        Parameter weight = convolution.weight();
        return bottleneck
                .map(narrow -> List.of(
                        batchNorm1.scale(),
                        batchNorm1.shift(),
                        narrow.convolution().weight(),
                        narrow.batchNorm2().scale(),
                        narrow.batchNorm2().shift(),
                        weight))
                .orElseGet(() -> List.of(batchNorm1.scale(), batchNorm1.shift(), weight));
    }

    @Override
    public List<BatchNorm> batchNorms() {
        return bottleneck
                .map(narrow -> List.of(batchNorm1, narrow.batchNorm2()))
                .orElseGet(() -> List.of(batchNorm1));
    }

    @Override
    public long forwardMacs() {
        long narrow = bottleneck.map(part -> part.convolution().macs()).orElse(0L);
        return Math.addExact(narrow, convolution.macs());
    }
}
