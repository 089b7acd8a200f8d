package dev.densescope.data.minibatch;

import dev.densescope.data.Sampling;
import java.util.Random;

/**
 * Assigns stored images to minibatches: in each epoch in file order or shuffled anew, without an incomplete last
 * minibatch. The order does not depend on the sequence of calls. Not thread-safe.
 */
final class EpochOrder {
    private final int[] images;
    private final int batch;
    private final Sampling sampling;
    private long epoch;

    /** @param count number of stored images, at least {@code batch} */
    EpochOrder(int count, int batch, Sampling sampling) {
        this.batch = batch;
        this.sampling = sampling;
        images = new int[count];
        order();
    }

    /** The epoch of a minibatch, both from 0. */
    long epoch(long minibatch) {
        return minibatch / (images.length / batch);
    }

    /** The stored image at a position of a minibatch. */
    int image(long minibatch, int position) {
        if (epoch(minibatch) != epoch) {
            epoch = epoch(minibatch);
            order();
        }
        return images[(int) (minibatch % (images.length / batch)) * batch + position];
    }

    private void order() {
        for (int i = 0; i < images.length; i++) {
            images[i] = i;
        }
        if (sampling.shuffle()) {
            Random random = new Random(Seeds.child(sampling.seed(), epoch));
            for (int i = images.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int image = images[i];
                images[i] = images[other];
                images[other] = image;
            }
        }
    }
}
