package dev.densescope.engine;

import dev.densescope.network.Network;
import dev.densescope.spec.InputSpec;
import java.util.Random;

/** A minibatch of random images and labels for a network, and random parameters. */
final class TestBatch {
    private final Network network;
    private final Random random;

    TestBatch(Network network, long seed) {
        this.network = network;
        this.random = new Random(seed);
    }

    /** (N, H, W, C). */
    float[] images() {
        InputSpec input = network.spec().input();
        float[] images = new float[network.spec().batch() * input.height() * input.width() * input.channels()];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) random.nextGaussian();
        }
        return images;
    }

    int[] labels() {
        return random.ints(network.spec().batch(), 0, network.spec().classes()).toArray();
    }

    /** Values around {@code mean} with a small deviation, so that no scale or shift is trivial. */
    float[] around(double mean, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (mean + 0.2 * random.nextGaussian());
        }
        return values;
    }
}
