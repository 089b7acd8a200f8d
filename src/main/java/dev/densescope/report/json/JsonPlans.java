package dev.densescope.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.fit.Dimension;
import dev.densescope.plan.fit.Fits;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignJson;
import java.util.List;
import java.util.Optional;

/** The curve of memory against time for scripts. Names carry units; points come by rising bytes and falling time. */
public final class JsonPlans {
    /** Names the schema and its version. */
    public static final String SCHEMA = "densescope-plan/1";

    private JsonPlans() {}

    /**
     * The document, indented.
     *
     * @param points of the curve, at most
     * @param chosen the plan within the budget; empty without a budget
     */
    public static String text(
            DenseNetSpec design, DeviceCosts costs, PlanSearch search, int points, Optional<PlannedStep> chosen) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA);
        document.set("design", DesignJson.toNode(design));
        document.putObject("device")
                .put("id", costs.device().id())
                .put("name", costs.device().name())
                .put("totalBytes", costs.device().totalBytes());
        document.put("costs", costs.source().id());
        costs.history()
                .calibrated()
                .ifPresent(instant -> document.put("calibrated", instant.toString())
                        .put("refinedByRuns", costs.history().runs()));
        if (!costs.range().isNone()) {
            document.putObject("stepMillisRange")
                    .put("leastFactor", costs.range().least())
                    .put("mostFactor", costs.range().most());
        }
        ArrayNode curve = document.putArray("points");
        search.curve(points).points().forEach(point -> curve.add(point(search, point)));
        chosen.ifPresent(point -> document.set("chosen", point(search, point)));
        ArrayNode strategies = document.putArray("strategies");
        Strategies.all(SharedScope.NETWORK).forEach(plan -> {
            PlannedStep step = search.predict(plan);
            strategies
                    .addObject()
                    .put("strategy", plan.id())
                    .put("reservedBytes", step.reservedBytes())
                    .put("stepMillis", step.nanos() / 1e6)
                    .put("keepsLocks", search.keepsLocks(plan));
        });
        return document.toPrettyString() + "\n";
    }

    /**
     * The document of what fits: the largest value of each dimension, or null where none fits.
     *
     * @param device id of the device that bytes are predicted for
     * @param bytes that may be reserved
     */
    public static String fits(DenseNetSpec design, String device, long bytes, List<Fits> fits) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA);
        document.set("design", DesignJson.toNode(design));
        document.putObject("device").put("id", device);
        document.put("bytes", bytes);
        ArrayNode array = document.putArray("fits");
        for (Fits each : fits) {
            ObjectNode node = array.addObject().put("strategy", each.plan().id());
            for (Dimension dimension : Dimension.values()) {
                node.put(dimension.id(), each.values().get(dimension));
            }
        }
        return document.toPrettyString() + "\n";
    }

    private static ObjectNode point(PlanSearch search, PlannedStep step) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("reservedBytes", step.reservedBytes())
                .put("stepMillis", step.nanos() / 1e6);
        search.boundNanos(step.reservedBytes()).ifPresent(nanos -> node.put("boundMillis", nanos / 1e6));
        return node.put("plan", step.plan().text());
    }
}
