package dev.densescope.weights.dl4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.weights.store.InvalidTensorFileException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration of a {@code ComputationGraph}, read as plain JSON: no class that it names is loaded.
 *
 * @param input the only input of the graph
 * @param output the only vertex whose result is the output
 * @param vertices each after those that it reads
 */
record GraphConfiguration(String input, String output, List<GraphVertex> vertices) {
    private static final int MAX_VERTICES = 100_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    GraphConfiguration {
        vertices = List.copyOf(vertices);
    }

    /** @throws InvalidTensorFileException if it is none of a graph with one input and one output */
    static GraphConfiguration read(byte[] json) {
        JsonNode root = parse(json);
        if (!root.path("vertices").isObject() || !root.path("vertexInputs").isObject()) {
            throw new InvalidTensorFileException(
                    root.has("confs")
                            ? Text.of(
                                    "it is a Deeplearning4j MultiLayerNetwork, a chain of layers without the concatenations of a"
                                            + " DenseNet: save a ComputationGraph")
                            : Text.of("its configuration is none of a Deeplearning4j ComputationGraph"));
        }
        return new GraphConfiguration(
                only(root, "networkInputs"), only(root, "networkOutputs"), sorted(vertices(root)));
    }

    private static JsonNode parse(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new InvalidTensorFileException(Text.of("its configuration is not valid JSON"), malformed);
        } catch (IOException impossible) {
            throw new InvalidTensorFileException(Text.of("its configuration cannot be read"), impossible);
        }
    }

    private static String only(JsonNode root, String field) {
        JsonNode names = root.path(field);
        if (!names.isArray() || names.size() != 1 || !names.get(0).isTextual()) {
            throw new InvalidTensorFileException(
                    Text.of("its graph has %d in %s, but a DenseNet has 1", names.size(), field));
        }
        return names.get(0).asText();
    }

    private static Map<String, GraphVertex> vertices(JsonNode root) {
        if (root.get("vertices").size() > MAX_VERTICES) {
            throw new InvalidTensorFileException(Text.of(
                    "its graph has %d vertices, but at most %d are allowed",
                    root.get("vertices").size(), MAX_VERTICES));
        }
        Map<String, GraphVertex> vertices = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : root.get("vertices").properties()) {
            List<String> inputs = new ArrayList<>();
            root.get("vertexInputs").path(field.getKey()).forEach(input -> inputs.add(input.asText("")));
            vertices.put(field.getKey(), GraphVertex.of(field.getKey(), field.getValue(), inputs));
        }
        return vertices;
    }

    /** Each vertex after those that it reads; as many as have inputs that exist, and are in no cycle. */
    private static List<GraphVertex> sorted(Map<String, GraphVertex> vertices) {
        Map<String, List<GraphVertex>> readers = new HashMap<>();
        Map<String, Integer> waiting = new HashMap<>();
        Deque<GraphVertex> ready = new ArrayDeque<>();
        for (GraphVertex vertex : vertices.values()) {
            List<String> known =
                    vertex.inputs().stream().filter(vertices::containsKey).toList();
            known.forEach(input ->
                    readers.computeIfAbsent(input, each -> new ArrayList<>()).add(vertex));
            waiting.put(vertex.name(), known.size());
            if (known.isEmpty()) {
                ready.add(vertex);
            }
        }
        List<GraphVertex> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            GraphVertex vertex = ready.remove();
            sorted.add(vertex);
            for (GraphVertex reader : readers.getOrDefault(vertex.name(), List.of())) {
                if (waiting.merge(reader.name(), -1, Integer::sum) == 0) {
                    ready.add(reader);
                }
            }
        }
        if (sorted.size() < vertices.size()) {
            vertices.keySet().removeAll(sorted.stream().map(GraphVertex::name).toList());
            throw new InvalidTensorFileException(Text.of(
                    "its vertex %s reads itself, through others",
                    DisplayText.of(vertices.keySet().iterator().next())));
        }
        return sorted;
    }
}
