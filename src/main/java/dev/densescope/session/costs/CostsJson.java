package dev.densescope.session.costs;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.cost.LinearCost;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The stored costs of a device as JSON: their key, their history, and four coefficients per kind of operation. */
final class CostsJson {
    /** Change it with the kinds of operations or the calibration, so that the device is calibrated again. */
    static final String SCHEMA = "densescope-costs/2";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CostsJson() {}

    /** The content of a file. */
    record Content(FittedCosts costs, CostsHistory history) {}

    static byte[] write(CostsKey key, Content content) throws IOException {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA);
        document.set("key", node(key));
        document.put(
                "calibrated",
                content.history().calibrated().map(Instant::toString).orElse(""));
        document.put("runs", content.history().runs());
        ObjectNode kinds = document.putObject("kinds");
        content.costs().kinds().forEach((kind, cost) -> put(kinds.putArray(kind), cost));
        put(document.putArray("others"), content.costs().others());
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    }

    /** @throws IOException if the content is invalid or has another key; the message is one sentence */
    static Content read(CostsKey key, byte[] json) throws IOException {
        JsonNode document = MAPPER.readTree(json);
        if (!document.path("schema").asText().equals(SCHEMA)
                || !document.path("key").equals(node(key))) {
            throw new IOException("It is of another version, device or library.");
        }
        Map<String, LinearCost> kinds = new TreeMap<>();
        for (Map.Entry<String, JsonNode> kind : document.path("kinds").properties()) {
            kinds.put(kind.getKey(), cost(kind.getValue()));
        }
        int runs = document.path("runs").asInt(-1);
        if (runs < 0 || kinds.isEmpty()) {
            throw new IOException("It is incomplete.");
        }
        CostsHistory history = new CostsHistory(Optional.of(calibrated(document)), runs);
        return new Content(new FittedCosts(kinds, cost(document.path("others"))), history);
    }

    private static Instant calibrated(JsonNode document) throws IOException {
        try {
            return Instant.parse(document.path("calibrated").asText());
        } catch (DateTimeException damaged) {
            throw new IOException("Its date is damaged.", damaged);
        }
    }

    private static ObjectNode node(CostsKey key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("device", key.device())
                .put("kernels", key.kernels())
                .put("threads", key.threads())
                .put("tensorFloat32", key.tensorFloat32());
    }

    private static void put(ArrayNode array, LinearCost cost) {
        array.add(cost.nanos())
                .add(cost.nanosPerByte())
                .add(cost.nanosPerUncachedByte())
                .add(cost.nanosPerMultiplyAccumulate());
    }

    private static LinearCost cost(JsonNode array) throws IOException {
        double[] numbers = new double[4];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.path(i).asDouble(-1);
            if (!(numbers[i] >= 0 && numbers[i] < Double.MAX_VALUE)) {
                throw new IOException("A cost is no number of at least 0.");
            }
        }
        return new LinearCost(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
