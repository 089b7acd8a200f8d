package dev.densescope.weights;

import dev.densescope.problem.DisplayText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The training images of a run. A position in the stream of minibatches refers to the same images only if all fields
 * are the same.
 *
 * @param seed seed of order, augmentation and dropout
 * @param heldOut held-out fraction of the images, from 0 to less than 1
 * @param images description of the images for a sentence: data set and number
 * @param shuffled whether they are shuffled; otherwise in file order
 * @param augmentation name of the augmentation
 */
public record TrainingImages(long seed, double heldOut, String images, boolean shuffled, String augmentation) {
    static final String SEED = "seed";
    static final String HELD_OUT = "heldOut";
    static final String IMAGES = "images";
    static final String SHUFFLED = "shuffled";
    static final String AUGMENTATION = "augmentation";

    /** Parses metadata; empty if a field is missing. */
    static Optional<TrainingImages> of(Map<String, String> metadata) {
        if (!metadata.keySet().containsAll(List.of(SEED, HELD_OUT, IMAGES, SHUFFLED, AUGMENTATION))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TrainingImages(
                    Long.parseLong(metadata.get(SEED)),
                    Double.parseDouble(metadata.get(HELD_OUT)),
                    DisplayText.line(metadata.get(IMAGES)),
                    isShuffled(metadata.get(SHUFFLED)),
                    DisplayText.line(metadata.get(AUGMENTATION))));
        } catch (IllegalArgumentException notSaid) {
            return Optional.empty();
        }
    }

    private static boolean isShuffled(String text) {
        if (!isYesOrNo(text)) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return Boolean.parseBoolean(text);
    }

    /** Whether a text of metadata is {@code true} or {@code false}. */
    static boolean isYesOrNo(String text) {
        return text.equals("true") || text.equals("false");
    }

    /** A copy with another description. */
    public TrainingImages called(String newImages) {
        return new TrainingImages(seed, heldOut, newImages, shuffled, augmentation);
    }

    /** The metadata of these images. */
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
