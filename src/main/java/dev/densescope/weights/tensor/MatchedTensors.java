package dev.densescope.weights.tensor;

import java.util.List;

/**
 * What a file gives of a network.
 *
 * @param given all that are needed, or all but the classifier's
 * @param unused names in the file of what belongs to another classifier
 */
public record MatchedTensors(List<NamedTensor> given, List<String> unused) {
    public MatchedTensors {
        given = List.copyOf(given);
        unused = List.copyOf(unused);
    }
}
