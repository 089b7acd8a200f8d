package dev.densescope.spec;

/**
 * One dense block: {@code layers} layers, each adding {@code growthRate} (k) feature maps to all before it.
 *
 * @param layers number of dense layers
 * @param growthRate k, the feature maps each layer adds
 * @param bottleneck the 1x1 convolution gives {@code bottleneck * growthRate} channels; 0 means no 1x1 convolution
 */
public record DenseBlockSpec(int layers, int growthRate, int bottleneck) {
    /** Every layer reads all before it, so a training step of a block grows with the square of its layers. */
    public static final int MAX_LAYERS = 1_000;

    public static final int MAX_GROWTH_RATE = 4096;
    public static final int MAX_BOTTLENECK = 64;

    public DenseBlockSpec {
        Check.range(1, MAX_LAYERS, layers, "layers");
        Check.range(1, MAX_GROWTH_RATE, growthRate, "growthRate");
        Check.range(0, MAX_BOTTLENECK, bottleneck, "bottleneck");
    }

    /** Channels entering layer {@code index} (0-based), given those entering the block. */
    public int channelsInto(int index, int blockInput) {
        return Math.addExact(blockInput, Math.multiplyExact(index, growthRate));
    }

    /** Channels leaving the block: its input and everything its layers added. */
    public int channelsOut(int blockInput) {
        return channelsInto(layers, blockInput);
    }

    /** Channels between the two convolutions of a layer; 0 without a bottleneck. */
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
