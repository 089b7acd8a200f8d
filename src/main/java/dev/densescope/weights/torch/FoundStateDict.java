package dev.densescope.weights.torch;

import dev.densescope.language.Text;
import dev.densescope.weights.store.InvalidTensorFileException;
import dev.densescope.weights.torch.PickleValue.Dictionary;
import dev.densescope.weights.torch.PickleValue.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state dict of a checkpoint, at the top level or under a usual key.
 *
 * @param views its tensors by name
 * @param others names of all other entries, in it and around it
 */
record FoundStateDict(Map<String, View> views, List<String> others) {
    private static final List<String> PLACES = List.of("state_dict", "model_state_dict", "model", "net");
    private static final int MAX_DEPTH = 3;

    /** @throws InvalidTensorFileException if there is none */
    static FoundStateDict in(PickleValue checkpoint) {
        List<String> others = new ArrayList<>();
        if (checkpoint instanceof Dictionary top) {
            Dictionary found = find(top, others, MAX_DEPTH);
            Map<String, View> views = new LinkedHashMap<>();
            found.values().forEach((name, value) -> {
                if (value instanceof View view) {
                    views.put(name, view);
                } else {
                    others.add(name);
                }
            });
            if (!views.isEmpty()) {
                return new FoundStateDict(views, List.copyOf(others));
            }
        }
        throw new InvalidTensorFileException(Text.of(
                "it contains no state dict, neither at the top level nor under %s: save model.state_dict()",
                String.join(", ", PLACES)));
    }

    private static Dictionary find(Dictionary within, List<String> others, int depth) {
        for (String place : PLACES) {
            if (depth > 0 && within.values().get(place) instanceof Dictionary inner) {
                within.values().keySet().stream()
                        .filter(name -> !name.equals(place))
                        .forEach(others::add);
                return find(inner, others, depth - 1);
            }
        }
        return within;
    }
}
