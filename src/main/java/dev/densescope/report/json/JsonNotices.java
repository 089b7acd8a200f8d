package dev.densescope.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.densescope.language.Text;
import java.util.List;

/** Notices in JSON: their sentences in English. */
final class JsonNotices {
    private JsonNotices() {}

    static JsonNode of(List<Text> notices) {
        ArrayNode sentences = JsonNodeFactory.instance.arrayNode();
        notices.forEach(notice -> sentences.add(notice.toString()));
        return sentences;
    }
}
