package dev.densescope.weights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignJson;
import java.util.ArrayList;
import java.util.List;

/** Compares the design of a file with the current one, apart from the name. */
final class DesignDifferences {
    private DesignDifferences() {}

    /** The differences, such as {@code classes is 3 there and 4 here}. */
    static List<Text> between(DenseNetSpec theirs, DenseNetSpec ours) {
        JsonNode there = DesignJson.toNode(theirs);
        List<Text> differences = new ArrayList<>();
        DesignJson.toNode(ours).properties().forEach(field -> {
            JsonNode other = there.path(field.getKey());
            if (!field.getKey().equals("name") && !field.getValue().equals(other)) {
                differences.add(difference(field.getKey(), other, field.getValue()));
            }
        });
        return differences;
    }

    private static Text difference(String field, JsonNode theirs, JsonNode ours) {
        return ours.isValueNode()
                ? Text.of("%s is %s there and %s here", field, DisplayText.of(theirs.toString()), ours)
                : Text.of("%s differ", field);
    }
}
