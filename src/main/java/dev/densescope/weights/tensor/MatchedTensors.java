package dev.densescope.weights.tensor;

import java.util.List;

/**
 * The tensors of a network found in a file.
 *
 * @param given all tensors of the network, or all but the classifier's
 * @param unused names in the file of another classifier's tensors
 */
public record MatchedTensors(List<NamedTensor> given, List<String> unused) {
    public MatchedTensors {
        given = List.copyOf(given);
        unused = List.copyOf(unused);
    }
}
