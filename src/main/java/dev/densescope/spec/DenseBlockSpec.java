package dev.densescope.spec;

/**
 * One dense block: {@code layers} layers, each adding {@code growthRate} (k) feature maps to those of all preceding
 * layers.
 *
 * @param layers number of dense layers
 * @param growthRate k, the feature maps each layer adds
 * @param bottleneck width factor: the 1x1 convolution has {@code bottleneck * growthRate} output channels; 0 for no 1x1
 *     convolution
 */
public record DenseBlockSpec(int layers, int growthRate, int bottleneck) {
    /** The cost of a training step grows with the square of the number of layers in a block. */
    public static final int MAX_LAYERS = 1_000;

    public static final int MAX_GROWTH_RATE = 4096;
    public static final int MAX_BOTTLENECK = 64;

    public DenseBlockSpec {
        Check.range(1, MAX_LAYERS, layers, "layers");
        Check.range(1, MAX_GROWTH_RATE, growthRate, "growthRate");
        Check.range(0, MAX_BOTTLENECK, bottleneck, "bottleneck");
    }

    /** Input channels of layer {@code index} (0-based), given the input channels of the block. */
    public int channelsInto(int index, int blockInput) {
        return Math.addExact(blockInput, Math.multiplyExact(index, growthRate));
    }

    /** Output channels of the block: its input and the feature maps added by its layers. */
    public int channelsOut(int blockInput) {
        return channelsInto(layers, blockInput);
    }

    /** Output channels of the 1x1 convolution; 0 without a bottleneck. */
    public int bottleneckChannels() {
        return Math.multiplyExact(bottleneck, growthRate);
    }

    public boolean hasBottleneck() {
        return bottleneck > 0;
    }

    public DenseBlockSpec withLayers(int newLayers) {
        return new DenseBlockSpec(newLayers, growthRate, bottleneck);
    }

    public DenseBlockSpec withGrowthRate(int newGrowthRate) {
        return new DenseBlockSpec(layers, newGrowthRate, bottleneck);
    }

    public DenseBlockSpec withBottleneck(int newBottleneck) {
        return new DenseBlockSpec(layers, growthRate, newBottleneck);
    }
}
