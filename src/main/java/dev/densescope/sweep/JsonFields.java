package dev.densescope.sweep;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A JSON object of a file that another process may have written, read field by field. Fields that are not read may be
 * there, unlike in design files, which people write: there an unknown field is a typing error, and a wrong one is told
 * with its path and its value.
 *
 * @param node the object
 */
record JsonFields(JsonNode node) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A file that is not what it should be. The message is the end of a sentence without its full stop. */
    static final class InvalidException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Text reason;

        InvalidException(Text reason) {
            super(reason.toString());
            this.reason = reason;
        }

        Text reason() {
            return reason;
        }
    }

    /** @param schema name of the schema, to be followed by its version */
    static JsonFields parse(byte[] json, String schema, int version) throws InvalidException {
        JsonNode node;
        try {
            node = MAPPER.readTree(json);
        } catch (IOException malformed) {
            throw new InvalidException(Text.of("it is not valid JSON"));
        }
        String named = node.path("schema").asText();
        String prefix = schema + "/";
        if (!named.startsWith(prefix)) {
            throw new InvalidException(Text.of("it does not name the schema %s", prefix + version));
        }
        if (!named.equals(prefix + version)) {
            throw new InvalidException(Text.of("its schema is %s, but this program reads %s", named, prefix + version));
        }
        return new JsonFields(node);
    }

    static byte[] bytes(JsonNode document) {
        return (document.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    JsonFields object(String field) throws InvalidException {
        require(node.path(field).isObject(), field);
        return new JsonFields(node.get(field));
    }

    String text(String field) throws InvalidException {
        require(node.path(field).isTextual(), field);
        return node.get(field).textValue();
    }

    boolean flag(String field) throws InvalidException {
        require(node.path(field).isBoolean(), field);
        return node.get(field).booleanValue();
    }

    /** A whole number of at least 0. */
    long count(String field) throws InvalidException {
        long number = whole(field);
        require(number >= 0, field);
        return number;
    }

    long whole(String field) throws InvalidException {
        require(node.path(field).canConvertToLong() && node.path(field).isIntegralNumber(), field);
        return node.get(field).longValue();
    }

    int number(String field) throws InvalidException {
        long number = count(field);
        require(number <= Integer.MAX_VALUE, field);
        return (int) number;
    }

    OptionalLong optionalCount(String field) throws InvalidException {
        return node.has(field) ? OptionalLong.of(count(field)) : OptionalLong.empty();
    }

    List<Integer> numbers(String field) throws InvalidException {
        return list(field, value -> value.canConvertToInt() ? value.intValue() : null);
    }

    List<String> texts(String field) throws InvalidException {
        return list(field, JsonNode::textValue);
    }

    private <T> List<T> list(String field, Function<JsonNode, T> element) throws InvalidException {
        require(node.path(field).isArray(), field);
        List<T> values = new ArrayList<>();
        for (JsonNode each : node.get(field)) {
            T value = element.apply(each);
            require(value != null, field);
            values.add(value);
        }
        return values;
    }

    private static void require(boolean isValid, String field) throws InvalidException {
        if (!isValid) {
            throw new InvalidException(Text.of("its field '%s' is missing or invalid", field));
        }
    }
}
