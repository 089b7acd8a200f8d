package dev.densescope.data.minibatch;

import dev.densescope.data.DatasetSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Counts the images of each class. */
public final class ClassCounts {
    private ClassCounts() {}

    /**
     * The classes in label order, with their numbers of training and evaluation images.
     *
     * @param training labels of the training images
     * @param evaluation labels of the evaluation images
     */
    public static List<DatasetSummary.ClassImages> of(List<String> names, int[] training, Optional<int[]> evaluation) {
        int[] trained = counts(names.size(), training);
        int[] evaluated = evaluation.map(labels -> counts(names.size(), labels)).orElse(new int[names.size()]);
        return IntStream.range(0, names.size())
                .mapToObj(label -> new DatasetSummary.ClassImages(names.get(label), trained[label], evaluated[label]))
                .toList();
    }

    private static int[] counts(int classes, int[] labels) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }
}
