package dev.densescope.data.minibatch;

import dev.densescope.data.EvaluationImages;
import dev.densescope.data.ImageSource;
import dev.densescope.data.Sampling;
import dev.densescope.data.SkippedImages;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import java.util.Optional;

/**
 * Generated images: noise added to a pattern that depends on the class, a plane wave and a shade per channel. Image
 * {@code i} depends only on the seed and {@code i}.
 */
public final class SyntheticSource implements MinibatchReader {
    /** Number of images per epoch, by definition. */
    static final int EPOCH_IMAGES = 2048;

    private static final int EVALUATION_MINIBATCHES = 4;

    private static final float WAVE = 0.8f;
    private static final float SHADE = 0.8f;
    /** Half the range of the uniform noise, whose standard deviation is then 0.58. */
    private static final float NOISE = 1.0f;

    private static final int MAX_PERIODS = 5;
    private static final long PATTERNS = 1;
    private static final long IMAGES = 2;
    private static final long EVALUATION_IMAGES = 3;

    private final InputSpec input;
    private final int classes;
    private final long patternSeed;
    private final long imageSeed;
    private final int batch;

    private SyntheticSource(DenseNetSpec spec, long seed, long images) {
        input = spec.input();
        classes = spec.classes();
        patternSeed = Seeds.child(seed, PATTERNS);
        imageSeed = Seeds.child(seed, images);
        batch = spec.batch();
    }

    /** Opens a source of training images and of different evaluation images with the same classes. */
    public static ImageSource open(DenseNetSpec spec, Sampling sampling) {
        long seed = sampling.seed();
        EvaluationImages evaluation = new StreamedEvaluation(
                Math.multiplyExact(EVALUATION_MINIBATCHES, spec.batch()),
                spec.batch(),
                () -> MinibatchStream.direct(new SyntheticSource(spec, seed, EVALUATION_IMAGES), 0));
        return new StreamedSource(
                Math.max(EPOCH_IMAGES, spec.batch()),
                spec.batch(),
                Optional::empty,
                MinibatchStream.direct(new SyntheticSource(spec, seed, IMAGES), sampling.firstMinibatch()),
                Optional.of(evaluation),
                () -> SkippedImages.NONE);
    }

    @Override
    public int size(long minibatch) {
        return batch;
    }

    @Override
    public void read(long minibatch, int position, float[] images, int[] labels) {
        int elements = input.channels() * input.height() * input.width();
        int start = position * elements;
        long seed = Seeds.child(imageSeed, minibatch * batch + position);
        int label = (int) Math.floorMod(Seeds.mix(seed), (long) classes);
        labels[position] = label;
        addNoise(seed, images, start, elements);
        for (int channel = 0; channel < input.channels(); channel++) {
            addPattern(Seeds.child(Seeds.child(patternSeed, label), channel), images, start + channel);
        }
    }

    private static void addNoise(long seed, float[] images, int start, int elements) {
        for (int i = 0; i < elements; i++) {
            images[start + i] = NOISE * ((Seeds.mix(seed + i) >> 40) * 0x1.0p-23f);
        }
    }

    /** Adds shade + wave * sin(x + y), where x grows along a row and y along a column. */
    private void addPattern(long seed, float[] images, int start) {
        float shade = SHADE * (float) (2 * Seeds.uniform(seed, 0) - 1);
        double phase = 2 * Math.PI * Seeds.uniform(seed, 1);
        Wave horizontal = new Wave(input.width(), 1 + MAX_PERIODS * Seeds.uniform(seed, 2), phase);
        Wave vertical = new Wave(input.height(), MAX_PERIODS * (2 * Seeds.uniform(seed, 3) - 1), 0);
        int at = start;
        for (int y = 0; y < input.height(); y++) {
            for (int x = 0; x < input.width(); x++) {
                float wave = horizontal.sin[x] * vertical.cos[y] + horizontal.cos[x] * vertical.sin[y];
                images[at] += shade + WAVE * wave;
                at += input.channels();
            }
        }
    }

    /** Sine and cosine along one side of an image. */
    private static final class Wave {
        private final float[] sin;
        private final float[] cos;

        Wave(int side, double periods, double phase) {
            sin = new float[side];
            cos = new float[side];
            for (int i = 0; i < side; i++) {
                double angle = phase + 2 * Math.PI * periods * i / side;
                sin[i] = (float) Math.sin(angle);
                cos[i] = (float) Math.cos(angle);
            }
        }
    }
}
