package dev.densescope.weights.safetensors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.weights.store.InvalidTensorFileException;
import dev.densescope.weights.store.StoredTensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON header of a safetensors file. It is fully validated: the tensors must cover all data without overlaps.
 *
 * @param metadata the texts in {@code __metadata__}
 * @param tensors tensors by name, in the order of the header
 */
record SafetensorsHeader(Map<String, String> metadata, Map<String, TensorEntry> tensors) {
    static final String METADATA = "__metadata__";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Jackson's message for a duplicate name, which has no exception type. */
    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'.*", Pattern.DOTALL);

    /** Bytes per element, for types with whole bytes. */
    private static final Map<String, Integer> ELEMENT_BYTES = Map.ofEntries(
            Map.entry("BOOL", 1),
            Map.entry("U8", 1),
            Map.entry("I8", 1),
            Map.entry("F8_E4M3", 1),
            Map.entry("F8_E5M2", 1),
            Map.entry("U16", 2),
            Map.entry("I16", 2),
            Map.entry("F16", 2),
            Map.entry("BF16", 2),
            Map.entry("U32", 4),
            Map.entry("I32", 4),
            Map.entry("F32", 4),
            Map.entry("U64", 8),
            Map.entry("I64", 8),
            Map.entry("F64", 8));

    /**
     * Parses a header.
     *
     * @param dataBytes number of bytes after it in the file
     * @throws InvalidTensorFileException if it is not JSON, or is invalid
     */
    static SafetensorsHeader parse(byte[] json, long dataBytes) {
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, TensorEntry> tensors = new LinkedHashMap<>();
        try (JsonParser parser = MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidTensorFileException(Text.of("its header is not a JSON object"));
            }
            for (Optional<String> name = nextName(parser); name.isPresent(); name = nextName(parser)) {
                parser.nextToken();
                JsonNode value = parser.readValueAsTree();
                if (name.get().equals(METADATA)) {
                    readMetadata(value, metadata);
                } else {
                    tensors.put(name.get(), entry(name.get(), value, dataBytes));
                }
            }
            if (parser.nextToken() != null) {
                throw new InvalidTensorFileException(Text.of("its header has content after the JSON object"));
            }
        } catch (JsonProcessingException malformed) {
            throw malformed(malformed);
        } catch (IOException malformed) {
            throw new InvalidTensorFileException(Text.of("its header is not UTF-8 text"), malformed);
        }
        requireEveryByteOnce(tensors.values(), dataBytes);
        return new SafetensorsHeader(metadata, tensors);
    }

    private static Optional<String> nextName(JsonParser parser) throws IOException {
        return Optional.ofNullable(parser.nextFieldName());
    }

    private static InvalidTensorFileException malformed(JsonProcessingException problem) {
        Matcher twice = TWICE.matcher(String.valueOf(problem.getOriginalMessage()));
        return new InvalidTensorFileException(
                twice.matches()
                        ? Text.of("its header names %s twice", shown(twice.group(1)))
                        : Text.of("its header is not valid JSON"),
                problem);
    }

    private static void readMetadata(JsonNode value, Map<String, String> metadata) {
        if (!value.isObject()) {
            throw new InvalidTensorFileException(Text.of("%s in its header is not a JSON object", METADATA));
        }
        value.properties().forEach(field -> {
            if (!field.getValue().isTextual()) {
                throw new InvalidTensorFileException(
                        Text.of("%s in its header has %s, which is not a text", METADATA, shown(field.getKey())));
            }
            metadata.put(field.getKey(), field.getValue().textValue());
        });
    }

    private static TensorEntry entry(String name, JsonNode value, long dataBytes) {
        JsonNode type = value.path("dtype");
        if (!type.isTextual()) {
            throw new InvalidTensorFileException(Text.of("tensor %s has no valid dtype", shown(name)));
        }
        List<Long> shape = numbers(name, value, "shape");
        List<Long> offsets = numbers(name, value, "data_offsets");
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw new InvalidTensorFileException(
                    Text.of("tensor %s has invalid data_offsets %s", shown(name), offsets.toString()));
        }
        TensorEntry entry =
                new TensorEntry(new StoredTensor(name, type.textValue(), shape), offsets.get(0), offsets.get(1));
        requireWithin(entry, dataBytes);
        requireSize(entry);
        return entry;
    }

    private static List<Long> numbers(String name, JsonNode value, String field) {
        List<Long> numbers = new ArrayList<>();
        JsonNode list = value.path(field);
        list.forEach(number -> {
            if (number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0) {
                numbers.add(number.longValue());
            }
        });
        if (!list.isArray() || numbers.size() != list.size()) {
            throw new InvalidTensorFileException(
                    Text.of("tensor %s has no %s that is a list of non-negative integers", shown(name), field));
        }
        return numbers;
    }

    private static void requireWithin(TensorEntry entry, long dataBytes) {
        if (entry.end() > dataBytes) {
            throw new InvalidTensorFileException(Text.of(
                    "tensor %s should end at byte %d of the data, but there are only %d: the file is truncated",
                    shown(entry.name()), entry.end(), dataBytes));
        }
    }

    private static void requireSize(TensorEntry entry) {
        Optional<Integer> elementBytes = Optional.ofNullable(ELEMENT_BYTES.get(entry.type()));
        if (elementBytes.isEmpty()) {
            return;
        }
        long given = entry.end() - entry.begin();
        if (!isProduct(given, entry.shape(), elementBytes.get())) {
            throw new InvalidTensorFileException(Text.of(
                    "tensor %s has shape %s and type %s, but %d bytes",
                    shown(entry.name()), StoredTensor.shapeText(entry.shape()), entry.type(), given));
        }
    }

    private static boolean isProduct(long bytes, List<Long> shape, int elementBytes) {
        try {
            return shape.stream().reduce((long) elementBytes, Math::multiplyExact) == bytes;
        } catch (ArithmeticException tooMany) {
            return false;
        }
    }

    private static void requireEveryByteOnce(Collection<TensorEntry> tensors, long dataBytes) {
        List<TensorEntry> inOrder = new ArrayList<>(tensors);
        inOrder.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        long reached = 0;
        for (TensorEntry entry : inOrder) {
            if (entry.begin() < reached) {
                throw new InvalidTensorFileException(Text.of(
                        "tensor %s starts at byte %d of the data, inside another tensor",
                        shown(entry.name()), entry.begin()));
            }
            if (entry.begin() > reached) {
                throw new InvalidTensorFileException(Text.of(
                        "%d bytes of the data before tensor %s belong to no tensor",
                        entry.begin() - reached, shown(entry.name())));
            }
            reached = entry.end();
        }
        if (reached < dataBytes) {
            throw new InvalidTensorFileException(
                    Text.of("%d bytes at the end of the data belong to no tensor", dataBytes - reached));
        }
    }

    private static String shown(String name) {
        return DisplayText.of(name);
    }
}
