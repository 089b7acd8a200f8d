package dev.densescope.data;

import java.util.Random;

/** In which order stored images are taken: epoch after epoch, each in file order or shuffled anew. */
final class EpochOrder {
    private final int[] images;
    private final long seed;
    private final boolean shuffle;
    private int epoch;
    private int position;

    EpochOrder(int count, long seed, boolean shuffle) {
        this.seed = seed;
        this.shuffle = shuffle;
        images = new int[count];
        startEpoch();
    }

    /** Makes sure that the next {@code size} images are of one epoch, which has at least as many. */
    void startMinibatch(int size) {
        if (position + size > images.length) {
            epoch++;
            startEpoch();
        }
    }

    int next() {
        return images[position++];
    }

    private void startEpoch() {
        position = 0;
        for (int i = 0; i < images.length; i++) {
            images[i] = i;
        }
        if (shuffle) {
            Random random = new Random(Seeds.child(seed, epoch));
            for (int i = images.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int image = images[i];
                images[i] = images[other];
                images[other] = image;
            }
        }
    }
}
