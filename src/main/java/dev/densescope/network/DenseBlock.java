package dev.densescope.network;

import java.util.List;
import java.util.Optional;

/**
 * A dense block with the transition after it.
 *
 * @param number block number, from 1
 * @param input input shape of the block
 * @param layers its dense layers, at least one
 * @param transition the transition after the block; empty for the last block
 */
public record DenseBlock(int number, MapShape input, List<DenseLayer> layers, Optional<TransitionLayer> transition) {
    public DenseBlock {
        layers = List.copyOf(layers);
    }

    /** All feature maps of the block: its input and the feature maps added by its layers. */
    public MapShape output() {
        int added = layers.stream().mapToInt(layer -> layer.output().channels()).sum();
        return input.withChannels(input.channels() + added);
    }
}
