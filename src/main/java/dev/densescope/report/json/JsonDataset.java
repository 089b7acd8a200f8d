package dev.densescope.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.data.DatasetSummary;
import java.util.Optional;

/** The data set of a run and its used images in {@code report.json}; null for synthetic images. */
final class JsonDataset {
    private JsonDataset() {}

    static JsonNode of(Optional<DatasetSummary> dataset) {
        return dataset.map(JsonDataset::of).orElse(JsonNodeFactory.instance.nullNode());
    }

    private static JsonNode of(DatasetSummary dataset) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("format", dataset.format().id())
                .put("folder", dataset.folder());
        ArrayNode classes = node.putArray("classes");
        for (DatasetSummary.ClassImages each : dataset.classes()) {
            classes.addObject()
                    .put("name", each.name())
                    .put("trainingImages", each.training())
                    .put("evaluationImages", each.evaluation());
        }
        node.set("training", part(dataset.training()));
        node.set("evaluation", dataset.evaluation().map(JsonDataset::part).orElse(JsonNodeFactory.instance.nullNode()));
        node.set("notices", JsonNotices.of(dataset.notices()));
        return node;
    }

    private static JsonNode part(DatasetSummary.Part part) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", part.name().toString())
                .put("images", part.images());
    }
}
