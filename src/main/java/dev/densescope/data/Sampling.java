package dev.densescope.data;

/**
 * In which order and how varied training images come.
 *
 * @param seed of synthetic images, of the order and of the variation
 * @param shuffle whether stored images come in a new seeded order each epoch; otherwise in file order
 * @param augmentation how stored images are varied, anew in each epoch
 * @param firstMinibatch the number of the one that is given first, from 0: training that is resumed goes on behind those
 *     it has seen
 */
public record Sampling(long seed, boolean shuffle, Augmentation augmentation, long firstMinibatch) {
    /** From the first minibatch on. */
    public Sampling(long seed, boolean shuffle, Augmentation augmentation) {
        this(seed, shuffle, augmentation, 0);
    }
}
