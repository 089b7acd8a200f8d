package dev.densescope.model;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import dev.densescope.weights.tensor.TensorValues;
import java.util.List;
import java.util.Random;

/** Small designs of all kinds, with values as after some training: no scale, shift or running statistic is trivial. */
public final class SampleModels {
    private SampleModels() {}

    /** Designs with and without bottleneck, with both stems, odd sides, one channel and dropout. */
    public static List<DenseNetSpec> designs() {
        return List.of(
                spec("bottleneck", new InputSpec(3, 8, 8), Stem.CIFAR, block(2, 4, 4), block(2, 4, 4)),
                spec("no bottleneck", new InputSpec(3, 12, 9), Stem.CIFAR, block(3, 5, 0), block(1, 3, 0))
                        .withDropout(0.3),
                spec("imagenet", new InputSpec(3, 32, 32), Stem.IMAGENET, block(2, 4, 2), block(1, 8, 4)),
                spec("odd sides", new InputSpec(3, 37, 29), Stem.IMAGENET, block(1, 3, 0), block(2, 3, 3)),
                spec(
                        "one channel",
                        new InputSpec(1, 7, 11),
                        Stem.CIFAR,
                        block(2, 2, 4),
                        block(1, 2, 0),
                        block(1, 3, 1)));
    }

    private static DenseNetSpec spec(String name, InputSpec input, Stem stem, DenseBlockSpec... blocks) {
        return new DenseNetSpec(name, input, stem, 6, List.of(blocks), 0.5, 0, 7, 3);
    }

    private static DenseBlockSpec block(int layers, int growthRate, int bottleneck) {
        return new DenseBlockSpec(layers, growthRate, bottleneck);
    }

    /** A design with these values, to be trained as recommended. */
    public static ExportedModel of(DenseNetSpec spec) {
        Network network = Network.of(spec);
        return new ExportedModel(network, Strategies.recommended(), trained(network, 3));
    }

    /** Values that depend only on their name and the seed. */
    public static TensorValues trained(Network network, long seed) {
        ModelWeights initial = ModelWeights.initial(network, seed);
        return name -> {
            Random random = new Random(seed + name.hashCode());
            float[] values = initial.of(name);
            boolean isConvolution = name.contains("conv") || name.equals("classifier.weight");
            for (int i = 0; i < values.length && !isConvolution; i++) {
                values[i] += (float) (0.2 * random.nextGaussian());
                values[i] = name.endsWith("running_var") ? Math.abs(values[i]) + 0.1f : values[i];
            }
            return values;
        };
    }

    /** Images (N, H, W, C) of a design's batch. */
    public static float[] images(DenseNetSpec spec, long seed) {
        InputSpec input = spec.input();
        Random random = new Random(seed);
        float[] images = new float[spec.batch() * input.height() * input.width() * input.channels()];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) random.nextGaussian();
        }
        return images;
    }
}
