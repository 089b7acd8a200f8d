package dev.densescope.weights.dl4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;

/**
 * A vertex of a graph's configuration.
 *
 * @param kind the simple name of its class, or of its layer's, such as {@code ConvolutionLayer}
 * @param fields of the layer, or of the vertex without one
 * @param inputs names of the vertices that it reads, in order
 */
record GraphVertex(String name, String kind, JsonNode fields, List<String> inputs) {
    private static final String CLASS = "@class";
    private static final int UNKNOWN = -1;

    GraphVertex {
        inputs = List.copyOf(inputs);
    }

    static GraphVertex of(String name, JsonNode vertex, List<String> inputs) {
        String kind = className(vertex);
        if (!kind.equals("LayerVertex")) {
            return new GraphVertex(name, kind, vertex, inputs);
        }
        JsonNode layer = vertex.path("layerConf").path("layer");
        JsonNode fields = layer.isObject() ? layer : MissingNode.getInstance();
        boolean plain = vertex.path("preProcessor").isNull()
                || vertex.path("preProcessor").isMissingNode();
        return new GraphVertex(name, plain ? className(fields) : "preprocessor", fields, inputs);
    }

    /** The simple name of the class of a value. */
    private static String className(JsonNode value) {
        String whole = value.path(CLASS).asText("");
        return whole.substring(whole.lastIndexOf('.') + 1);
    }

    /** The simple name of the class of a field's value; empty if there is none. */
    String classOf(String field) {
        return className(fields.path(field));
    }

    /** A field, in upper case; empty if it is not text. */
    String word(String field) {
        return fields.path(field).asText("").toUpperCase(java.util.Locale.ROOT);
    }

    /** A whole number from 0; negative if it is none. */
    int number(String field) {
        JsonNode value = fields.path(field);
        return value.canConvertToInt() && value.isIntegralNumber() ? value.asInt() : UNKNOWN;
    }

    /** A number; NaN if it is none. */
    double real(String field) {
        JsonNode value = fields.path(field);
        return value.isNumber() ? value.asDouble() : Double.NaN;
    }

    /** A flag that is false if it is missing. */
    boolean isSet(String field) {
        return fields.path(field).asBoolean(false);
    }

    /** Whether a field is absent, null, or a number that is zero. */
    boolean isZeroOrAbsent(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        return value.isMissingNode() || value.isNull() || (value.isNumber() && value.asDouble() == 0);
    }

    /** The number that an array of two holds twice, such as a square kernel's side; empty if it is not so. */
    Optional<Integer> square(String field) {
        JsonNode value = fields.path(field);
        boolean same = value.isArray()
                && value.size() == 2
                && value.get(0).isIntegralNumber()
                && value.get(0).equals(value.get(1));
        return same ? Optional.of(value.get(0).asInt()) : Optional.empty();
    }
}
