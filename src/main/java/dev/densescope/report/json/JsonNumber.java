package dev.densescope.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Numbers as JSON allows them: what is not finite or not known becomes null. */
final class JsonNumber {
    private static final double NANOS_PER_MILLI = 1e6;

    private JsonNumber() {}

    /** A float with all its digits: read as a double it is the very same number. */
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

    /** Bytes of which 0 says that they are not known. */
    static JsonNode known(long bytes) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return bytes == 0 ? factory.nullNode() : factory.numberNode(bytes);
    }
}
