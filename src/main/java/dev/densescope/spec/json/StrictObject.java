package dev.densescope.spec.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.densescope.language.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A JSON object read field by field. Missing fields, fields of the wrong type and unknown fields are rejected by name.
 */
final class StrictObject {
    private static final int MAX_SHOWN_CHARACTERS = 40;

    private final JsonNode node;
    private final String path;
    private final Set<String> read = new HashSet<>();

    private StrictObject(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** @param path prefix of its field names in messages, such as {@code input.}; empty at the top level */
    static StrictObject of(JsonNode node, String path) {
        if (!node.isObject()) {
            Text name = path.isEmpty() ? Text.of("the design") : Text.verbatim(path.substring(0, path.length() - 1));
            throw new InvalidDesignJsonException(Text.of("%s must be a JSON object, but is %s.", name, shown(node)));
        }
        return new StrictObject(node, path);
    }

    String text(String field) {
        JsonNode value = value(field);
        if (!value.isTextual()) {
            throw wrongType(field, Text.of("a text"), value);
        }
        return value.textValue();
    }

    int integer(String field) {
        JsonNode value = value(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrongType(field, Text.of("a whole number below 2147483648"), value);
        }
        return value.intValue();
    }

    double number(String field) {
        JsonNode value = value(field);
        if (!value.isNumber()) {
            throw wrongType(field, Text.of("a number"), value);
        }
        return value.doubleValue();
    }

    StrictObject object(String field) {
        return of(value(field), path + field + ".");
    }

    List<StrictObject> objects(String field) {
        JsonNode values = value(field);
        if (!values.isArray()) {
            throw wrongType(field, Text.of("a list"), values);
        }
        List<StrictObject> objects = new ArrayList<>();
        values.forEach(element -> objects.add(of(element, "%s%s[%d].".formatted(path, field, objects.size() + 1))));
        return objects;
    }

    boolean has(String field) {
        return node.has(field);
    }

    /** Rejects fields that were not read. */
    void requireAllRead() {
        node.fieldNames().forEachRemaining(field -> {
            if (!read.contains(field)) {
                throw new InvalidDesignJsonException(
                        Text.of("'%s%s' is not a field of a design.", path, shortened(field)));
            }
        });
    }

    private JsonNode value(String field) {
        read.add(field);
        JsonNode value = node.get(field);
        if (value == null) {
            throw new InvalidDesignJsonException(Text.of("'%s%s' is missing.", path, field));
        }
        return value;
    }

    private InvalidDesignJsonException wrongType(String field, Text wanted, JsonNode value) {
        return new InvalidDesignJsonException(
                Text.of("'%s%s' must be %s, but is %s.", path, field, wanted, shown(value)));
    }

    private static Text shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> Text.of("a list");
            case OBJECT -> Text.of("an object");
            case NULL -> Text.verbatim("null");
            default -> Text.verbatim(shortened(value.toString()));
        };
    }

    private static String shortened(String text) {
        return text.length() <= MAX_SHOWN_CHARACTERS ? text : text.substring(0, MAX_SHOWN_CHARACTERS) + "...";
    }
}
