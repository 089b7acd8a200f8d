package dev.densescope.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.spec.LayerPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The layers of a run in {@code report.json}: shapes, bytes by category, times. */
final class JsonLayers {
    private JsonLayers() {}

    /** Measured bytes and times, or null, and predicted bytes. */
    static ArrayNode of(Network network, RunRecord run) {
        Map<LayerPath, LayerBytes> predicted = byPath(run.prediction().layers());
        Map<LayerPath, LayerMeasurement> measured = new HashMap<>();
        run.layers().forEach(layer -> measured.put(layer.layer(), layer));
        ArrayNode layers = JsonNodeFactory.instance.arrayNode();
        for (Layer layer : network.layers()) {
            ObjectNode node = shape(layer);
            addMeasured(node, Optional.ofNullable(measured.get(layer.path())));
            addBytes(node, "predictedBytes", "predictedSharedBytes", predicted.get(layer.path()));
            layers.add(node);
        }
        return layers;
    }

    /** Only predicted bytes, under the names that a run uses for measured ones. */
    static ArrayNode predicted(Network network, Prediction prediction) {
        Map<LayerPath, LayerBytes> predicted = byPath(prediction.layers());
        ArrayNode layers = JsonNodeFactory.instance.arrayNode();
        for (Layer layer : network.layers()) {
            ObjectNode node = shape(layer);
            addBytes(node, "bytes", "sharedBytes", predicted.get(layer.path()));
            layers.add(node);
        }
        return layers;
    }

    private static Map<LayerPath, LayerBytes> byPath(List<LayerBytes> layers) {
        Map<LayerPath, LayerBytes> byPath = new HashMap<>();
        layers.forEach(layer -> byPath.put(layer.layer(), layer));
        return byPath;
    }

    /** The shapes of a layer; height and width are those of its output. */
    private static ObjectNode shape(Layer layer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("path", layer.path().text())
                .put("kind", layer.kind())
                .put("channelsIn", layer.input().channels())
                .put("channelsOut", layer.output().channels())
                .put("height", layer.output().height())
                .put("width", layer.output().width())
                .put("parameters", layer.parameterCount());
    }

    private static void addMeasured(ObjectNode node, Optional<LayerMeasurement> measurement) {
        if (measurement.isEmpty()) {
            for (String name : List.of("bytes", "sharedBytes", "forwardMillis", "recomputeMillis", "backwardMillis")) {
                node.putNull(name);
            }
            return;
        }
        LayerMeasurement measured = measurement.get();
        addBytes(node, "bytes", "sharedBytes", measured.bytes());
        node.set("forwardMillis", JsonNumber.millis(measured.forwardNanos()));
        node.set("recomputeMillis", JsonNumber.millis(measured.recomputeNanos()));
        node.set("backwardMillis", JsonNumber.millis(measured.backwardNanos()));
    }

    private static void addBytes(ObjectNode node, String ownName, String sharedName, LayerBytes bytes) {
        node.set(ownName, byCategory(bytes::own));
        node.set(sharedName, byCategory(bytes::shared));
    }

    private static ObjectNode byCategory(ToLongFunction<Category> bytes) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (Category category : Category.values()) {
            node.put(category.id(), bytes.applyAsLong(category));
        }
        return node;
    }
}
