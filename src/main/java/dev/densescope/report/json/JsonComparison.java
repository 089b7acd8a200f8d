package dev.densescope.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.LayerFigures;
import dev.densescope.compare.MemoryFigures;
import dev.densescope.compare.RunIdentity;
import dev.densescope.compare.overlay.Overlay;
import dev.densescope.compare.overlay.OverlayAxis;
import dev.densescope.compare.text.Headline;
import dev.densescope.compare.text.Remarks;
import dev.densescope.compare.time.StepQuartiles;
import dev.densescope.language.Text;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.comparison.ComparisonReport;
import java.util.List;
import java.util.OptionalLong;

/**
 * {@code comparison.json}: every number of a comparison for scripts. Names carry units; a number that is not known, or is
 * not finite, is null. The first run is the reference.
 */
public final class JsonComparison {
    /** Names the schema and its version. */
    public static final String SCHEMA = "densescope-compare/1";

    private final ComparisonReport report;
    private final Comparison comparison;
    private final List<String> labels;
    private final Overlay times;

    private JsonComparison(ComparisonReport report) {
        this.report = report;
        comparison = report.comparison();
        labels = comparison.labels();
        times = Overlay.of(comparison, OverlayAxis.TIME);
    }

    /** The document of a comparison, indented. */
    public static String text(ComparisonReport report) {
        return JsonReport.print(new JsonComparison(report).document(), true);
    }

    /** The document of a comparison in one line. */
    public static String compact(ComparisonReport report) {
        return JsonReport.print(new JsonComparison(report).document(), false);
    }

    private ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schema", SCHEMA);
        document.put("createdAt", report.createdAt().toString());
        document.put("program", report.program());
        document.put("headline", new Headline(comparison, QuantityText.PLAIN).sentence());
        document.put("reference", labels.get(0));
        ArrayNode runs = document.putArray("runs");
        for (int run = 0; run < labels.size(); run++) {
            runs.add(run(run));
        }
        ArrayNode remarks = document.putArray("remarks");
        Remarks.of(comparison).forEach(remarks::add);
        return document;
    }

    private ObjectNode run(int index) {
        ComparedRun run = comparison.runs().get(index);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("label", labels.get(index));
        putIdentity(node, run.identity());
        putMemory(node, run.memory());
        node.set("stepMillis", stepMillis(run));
        node.set("timeRatio", JsonVerdicts.time(comparison.time(index)));
        node.set(
                "recomputeShare", JsonNumber.finite(run.steps().recomputeShare().orElse(Double.NaN)));
        node.set("losses", JsonVerdicts.numbers(comparison.numbers(index)));
        node.set("notices", JsonNotices.of(run.notices()));
        JsonTimeline.put(node, times.lines().get(index));
        node.set("layers", layers(run));
        return node;
    }

    private static void putIdentity(ObjectNode node, RunIdentity identity) {
        node.put("origin", identity.origin().id());
        node.put("name", identity.name().toString());
        node.put("file", identity.file().map(Object::toString).orElse(null));
        node.put(
                "design",
                identity.design().equals(Text.NONE) ? null : identity.design().toString());
        node.put("startedAt", identity.startedAt().map(Object::toString).orElse(null));
        node.put("outcome", identity.outcome().isEmpty() ? null : identity.outcome());
    }

    private static void putMemory(ObjectNode node, MemoryFigures memory) {
        node.set("reservedBytes", known(memory.reserved()));
        node.set("peakLiveBytes", known(memory.peakLive()));
        node.set("forwardFeatureMapBytes", known(memory.forwardFeatureMaps()));
        node.set("processPeakBytes", known(memory.processPeak()));
    }

    private static JsonNode known(OptionalLong bytes) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return bytes.isPresent() ? factory.numberNode(bytes.getAsLong()) : factory.nullNode();
    }

    private static ObjectNode stepMillis(ComparedRun run) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("steps", run.steps().measuredNanos().size());
        run.steps().quartiles().ifPresent(quartiles -> putQuartiles(node, quartiles));
        return node;
    }

    private static void putQuartiles(ObjectNode node, StepQuartiles quartiles) {
        node.set("lowerQuartile", JsonNumber.millis(quartiles.lowerNanos()));
        node.set("median", JsonNumber.millis(quartiles.medianNanos()));
        node.set("upperQuartile", JsonNumber.millis(quartiles.upperNanos()));
    }

    private static ArrayNode layers(ComparedRun run) {
        ArrayNode layers = JsonNodeFactory.instance.arrayNode();
        for (LayerFigures layer : run.layers()) {
            layers.addObject()
                    .put("path", layer.layer().text())
                    .put("keptBytes", layer.keptBytes())
                    .put("peakBytes", layer.peakBytes())
                    .set("millis", JsonNumber.millis(layer.nanos()));
        }
        return layers;
    }
}
