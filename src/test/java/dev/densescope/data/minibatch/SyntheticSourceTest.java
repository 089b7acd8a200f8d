package dev.densescope.data.minibatch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.ImageSource;
import dev.densescope.data.Sampling;
import dev.densescope.data.open.ImageSources;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Presets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SyntheticSourceTest {
    private static final DenseNetSpec DESIGN = Presets.cifarBottleneck(40, 12).withBatch(32);

    @Test
    void aSourceCanBeginWithAnyMinibatch() {
        ImageSource later =
                ImageSources.open(new DataChoice.Synthetic(), DESIGN, new Sampling(1, true, Augmentation.NONE, 2));
        Minibatch third = new Minibatch(DESIGN);
        later.next(third.images, third.labels, () -> false);
        assertArrayEquals(minibatches(DESIGN, 1, 3).images, third.images);
    }

    @Test
    void theSameSeedGivesTheSameImages() {
        assertArrayEquals(minibatches(DESIGN, 7, 3).images, minibatches(DESIGN, 7, 3).images);
        assertArrayEquals(minibatches(DESIGN, 7, 3).labels, minibatches(DESIGN, 7, 3).labels);
    }

    @Test
    void anotherSeedAndTheNextMinibatchGiveOtherImages() {
        float[] images = minibatches(DESIGN, 7, 1).images;
        assertFalse(Arrays.equals(images, minibatches(DESIGN, 8, 1).images));
        assertFalse(Arrays.equals(images, minibatches(DESIGN, 7, 2).images));
    }

    @Test
    void imagesDoNotDependOnTheBatchTheyComeIn() {
        float[] second = minibatches(DESIGN.withBatch(1), 7, 2).images;
        float[] both = minibatches(DESIGN.withBatch(2), 7, 1).images;
        assertArrayEquals(second, Arrays.copyOfRange(both, second.length, 2 * second.length));
    }

    @Test
    void theNearestClassMeanTellsTheClassesApart() {
        Minibatch training = minibatches(DESIGN.withBatch(600), 1, 1);
        Minibatch unseen = minibatches(DESIGN.withBatch(600), 1, 2);
        float[][] means = classMeans(training, DESIGN.classes());
        int right = 0;
        for (int i = 0; i < unseen.labels.length; i++) {
            right += nearest(means, unseen, i) == unseen.labels[i] ? 1 : 0;
        }
        assertTrue(right > 0.9 * unseen.labels.length, right + " of " + unseen.labels.length);
    }

    @Test
    void everyClassAppearsAndNoOther() {
        int[] labels = minibatches(DESIGN.withBatch(500), 1, 1).labels;
        assertArrayEquals(
                new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                Arrays.stream(labels).distinct().sorted().toArray());
    }

    @Test
    void valuesAreFiniteForAnyInputSize() {
        for (InputSpec input : new InputSpec[] {new InputSpec(1, 8, 20), new InputSpec(5, 17, 8)}) {
            float[] images = minibatches(DESIGN.withInput(input).withClasses(1), 1, 1).images;
            for (float value : images) {
                assertTrue(Math.abs(value) < 4, () -> "value " + value);
            }
        }
    }

    private static final class Minibatch {
        private final float[] images;
        private final int[] labels;

        Minibatch(DenseNetSpec spec) {
            InputSpec input = spec.input();
            images = new float[spec.batch() * input.channels() * input.height() * input.width()];
            labels = new int[spec.batch()];
        }
    }

    /** The {@code count}th minibatch. */
    private static Minibatch minibatches(DenseNetSpec spec, long seed, int count) {
        ImageSource source =
                ImageSources.open(new DataChoice.Synthetic(), spec, new Sampling(seed, true, Augmentation.NONE));
        Minibatch minibatch = new Minibatch(spec);
        for (int i = 0; i < count; i++) {
            source.next(minibatch.images, minibatch.labels, () -> false);
        }
        return minibatch;
    }

    private static float[][] classMeans(Minibatch minibatch, int classes) {
        int elements = minibatch.images.length / minibatch.labels.length;
        float[][] means = new float[classes][elements];
        int[] counts = new int[classes];
        for (int label : minibatch.labels) {
            counts[label]++;
        }
        for (int i = 0; i < minibatch.images.length; i++) {
            int label = minibatch.labels[i / elements];
            means[label][i % elements] += minibatch.images[i] / counts[label];
        }
        return means;
    }

    private static int nearest(float[][] means, Minibatch minibatch, int image) {
        int nearest = 0;
        double min = Double.POSITIVE_INFINITY;
        for (int label = 0; label < means.length; label++) {
            double distance = 0;
            for (int i = 0; i < means[label].length; i++) {
                double difference = means[label][i] - minibatch.images[image * means[label].length + i];
                distance += difference * difference;
            }
            if (distance < min) {
                min = distance;
                nearest = label;
            }
        }
        return nearest;
    }
}
