package dev.densescope.weights;

import dev.densescope.weights.store.DisplayText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a training is given, as far as it makes it that training: a place in the stream of minibatches means the same images
 * only if all of this is the same.
 *
 * @param seed of the order, of variation and of dropout
 * @param heldOut the part of the images that it is never given, from 0 to less than 1
 * @param images which they are, in words for a sentence: the kind of data set, and how many
 * @param shuffled whether they come in a seeded order; otherwise in file order
 * @param augmentation the word for how they are varied
 */
public record TrainingImages(long seed, double heldOut, String images, boolean shuffled, String augmentation) {
    static final String SEED = "seed";
    static final String HELD_OUT = "heldOut";
    static final String IMAGES = "images";
    static final String SHUFFLED = "shuffled";
    static final String AUGMENTATION = "augmentation";

    /** As a file says them; empty if it does not say all. */
    static Optional<TrainingImages> of(Map<String, String> metadata) {
        if (!metadata.keySet().containsAll(List.of(SEED, HELD_OUT, IMAGES, SHUFFLED, AUGMENTATION))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TrainingImages(
                    Long.parseLong(metadata.get(SEED)),
                    Double.parseDouble(metadata.get(HELD_OUT)),
                    DisplayText.plain(metadata.get(IMAGES), " "),
                    Boolean.parseBoolean(metadata.get(SHUFFLED)),
                    metadata.get(AUGMENTATION)));
        } catch (NumberFormatException notSaid) {
            return Optional.empty();
        }
    }

    /** The same images, called otherwise. */
    public TrainingImages called(String newImages) {
        return new TrainingImages(seed, heldOut, newImages, shuffled, augmentation);
    }

    /** In the words of a file. */
    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(SEED, Long.toString(seed));
        metadata.put(HELD_OUT, Double.toString(heldOut));
        metadata.put(IMAGES, images);
        metadata.put(SHUFFLED, Boolean.toString(shuffled));
        metadata.put(AUGMENTATION, augmentation);
        return metadata;
    }
}
