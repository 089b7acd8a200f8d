package dev.densescope.spec;

import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;

/**
 * Estimates the size of a design, block by block, in floating point, which cannot overflow. A design that passes
 * {@link #requireWithinLimits} can be counted exactly in {@code long}.
 */
final class SizeEstimate {
    /** Keeps the parameters of any layer addressable as one vector. */
    static final long MAX_PARAMETERS = Integer.MAX_VALUE - 8;
    /** Keeps the images of a minibatch, the input and the output of the head each within one Java array. */
    static final long MAX_MINIBATCH_VALUES = Integer.MAX_VALUE - 8;
    /** More than any machine has; sums over a step, including gradients, stay far below the range of {@code long}. */
    static final long MAX_FEATURE_MAP_GIB = 65_536;

    private static final double BYTES_PER_GIB = 1 << 30;

    private double parameters;
    private double elementsPerImage;
    private double pixels;
    private final double imageValues;
    private double headValues;

    /** Starts the estimate with the stem. */
    SizeEstimate(InputSpec input, Stem stem, int channels) {
        double imagePixels = (double) input.height() * input.width();
        int kernel = stem == Stem.CIFAR ? 3 : 7;
        parameters = (double) channels * input.channels() * kernel * kernel + 2.0 * channels;
        elementsPerImage = imagePixels * (input.channels() + 2.0 * channels);
        imageValues = imagePixels * input.channels();
        pixels = (double) stem.sideAfter(input.height()) * stem.sideAfter(input.width());
    }

    /** Adds a block with {@code channels} input channels. */
    void addBlock(DenseBlockSpec block, int channels) {
        double layers = block.layers();
        double growthRate = block.growthRate();
        double joined = layers * (channels + (layers - 1) / 2 * growthRate);
        double narrow = block.bottleneckChannels();
        elementsPerImage += pixels * (2 * joined + layers * (2 * narrow + growthRate));
        parameters += 2 * joined;
        parameters +=
                block.hasBottleneck() ? narrow * (joined + layers * (2 + 9 * growthRate)) : 9 * growthRate * joined;
    }

    /** Adds a transition. */
    void addTransition(int channelsIn, int channelsOut) {
        elementsPerImage += pixels * (2.0 * channelsIn + 2.0 * channelsOut);
        parameters += channelsIn * (2.0 + channelsOut);
        pixels /= 4;
    }

    /** Adds the head: batch norm, pooling and the linear layer. */
    void addHead(int channels, int classes) {
        headValues = Math.max(channels, classes);
        elementsPerImage += pixels * 2 * channels + channels + classes;
        parameters += 2.0 * channels + (double) classes * (channels + 1);
    }

    void requireWithinLimits(int batch) {
        if (parameters > MAX_PARAMETERS) {
            throw new InvalidSpecException(
                    "growthRate",
                    Text.of(
                            "the design has about %.3g parameters, but at most %d are allowed",
                            parameters, MAX_PARAMETERS),
                    Advice.reduce(Setting.BLOCKS, Setting.GROWTH_RATE, Setting.BOTTLENECK, Setting.CLASSES));
        }
        double featureMapGib = elementsPerImage * batch * Float.BYTES / BYTES_PER_GIB;
        if (featureMapGib > MAX_FEATURE_MAP_GIB) {
            throw new InvalidSpecException(
                    "batch",
                    Text.of(
                            "the feature maps of one step would take about %.3g GiB, but at most %d GiB are allowed",
                            featureMapGib, MAX_FEATURE_MAP_GIB),
                    Advice.reduce(Setting.BATCH, Setting.INPUT, Setting.BLOCKS, Setting.GROWTH_RATE));
        }
        requireAddressable(Text.of("the images of a minibatch"), imageValues * batch, Setting.INPUT);
        requireAddressable(Text.of("the classifier's output for a minibatch"), headValues * batch, Setting.CLASSES);
    }

    private static void requireAddressable(Text what, double values, Setting other) {
        if (values > MAX_MINIBATCH_VALUES) {
            throw new InvalidSpecException(
                    "batch",
                    Text.of(
                            "%s would have %.0f values, but at most %d are allowed",
                            what, values, MAX_MINIBATCH_VALUES),
                    Advice.reduce(Setting.BATCH, other));
        }
    }
}
