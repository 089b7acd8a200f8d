package dev.densescope.data;

/**
 * In which order and how varied training images come.
 *
 * @param seed of synthetic images, of the order and of the variation
 * @param shuffle whether stored images come in a new seeded order each epoch; otherwise in file order
 * @param augmentation how stored images are varied, anew in each epoch
 */
public record Sampling(long seed, boolean shuffle, Augmentation augmentation) {}
