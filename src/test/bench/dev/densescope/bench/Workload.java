package dev.densescope.bench;

import dev.densescope.network.Network;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.util.Random;

/**
 * What every peer trains: a preset, a batch, and the same random images and labels each step.
 *
 * @param preset name of the design
 * @param batch images per step
 */
record Workload(String preset, int batch) {
    static final long SEED = 1;
    static final double LEARNING_RATE = 0.1;
    static final double MOMENTUM = 0.9;
    static final double WEIGHT_DECAY = 1e-4;

    /** From {@code PRESET:BATCH}. */
    static Workload parse(String text) {
        String[] parts = text.split(":");
        return new Workload(parts[0], Integer.parseInt(parts[1]));
    }

    /** What {@link #parse} reads. */
    String id() {
        return preset + ":" + batch;
    }

    DenseNetSpec spec() {
        return Presets.find(preset).orElseThrow().withBatch(batch);
    }

    Network network() {
        return Network.of(spec());
    }

    /** Normal noise, (N, H, W, C). */
    float[] images() {
        var input = spec().input();
        float[] images = new float[batch * input.channels() * input.height() * input.width()];
        Random random = new Random(SEED);
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) random.nextGaussian();
        }
        return images;
    }

    int[] labels() {
        return new Random(SEED + 1).ints(batch, 0, spec().classes()).toArray();
    }
}
