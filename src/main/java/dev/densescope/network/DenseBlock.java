package dev.densescope.network;

import java.util.List;
import java.util.Optional;

/**
 * A dense block with the transition behind it.
 *
 * @param number counted from 1
 * @param input the feature maps that enter the block
 * @param layers at least one
 * @param transition the transition that follows; empty after the last block
 */
public record DenseBlock(int number, MapShape input, List<DenseLayer> layers, Optional<TransitionLayer> transition) {
    public DenseBlock {
        layers = List.copyOf(layers);
    }

    /** All feature maps of the block: its input and what its layers add. */
    public MapShape output() {
        int added = layers.stream().mapToInt(layer -> layer.output().channels()).sum();
        return input.withChannels(input.channels() + added);
    }
}
