package dev.densescope.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Numbers in JSON: values that are not finite or unknown are null. */
final class JsonNumber {
    private static final double NANOS_PER_MILLI = 1e6;

    private JsonNumber() {}

    /** A float with all its digits: read as a double, it has the same value. */
    static JsonNode exact(float value) {
        return finite(value);
    }

    static JsonNode finite(double value) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return Double.isFinite(value) ? factory.numberNode(value) : factory.nullNode();
    }

    static JsonNode millis(long nanos) {
        return finite(nanos / NANOS_PER_MILLI);
    }

    /** Bytes; 0 means unknown and becomes null. */
    static JsonNode known(long bytes) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return bytes == 0 ? factory.nullNode() : factory.numberNode(bytes);
    }
}
