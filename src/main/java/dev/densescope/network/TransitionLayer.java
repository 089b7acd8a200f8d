package dev.densescope.network;

import dev.densescope.spec.LayerPath;
import java.util.List;

/**
 * The layer between two blocks: concatenation, BN, ReLU, 1x1 convolution to {@code floor(compression * channels)}, 2x2
 * average pooling.
 *
 * @param afterBlock number of the preceding block, from 1
 */
public record TransitionLayer(int afterBlock, BatchNorm batchNorm, Convolution convolution) implements Layer {
    @Override
    public LayerPath path() {
        return LayerPath.transition(afterBlock);
    }

    @Override
    public String kind() {
        return "transition";
    }

    @Override
    public MapShape input() {
        return batchNorm.shape();
    }

    @Override
    public MapShape output() {
        return convolution.output().halved();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(batchNorm.scale(), batchNorm.shift(), convolution.weight());
    }

    @Override
    public List<BatchNorm> batchNorms() {
        return List.of(batchNorm);
    }

    @Override
    public long forwardMacs() {
        return convolution.macs();
    }
}
