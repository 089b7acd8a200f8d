package dev.densescope.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.plan.fit.Dimension;
import dev.densescope.plan.fit.Fits;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.report.plan.PlanPoint;
import dev.densescope.report.plan.PlanReport;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignJson;
import java.util.List;

/** The curve of memory against time for scripts. Names carry units; points come by rising bytes and falling time. */
public final class JsonPlans {
    /** Names the schema and its version. */
    public static final String SCHEMA = "densescope-plan/1";

    private JsonPlans() {}

    /** The document of a report, indented. */
    public static String text(PlanReport report) {
        return JsonReport.print(document(report), true);
    }

    /** The document of a report in one line. */
    public static String compact(PlanReport report) {
        return JsonReport.print(document(report), false);
    }

    private static ObjectNode document(PlanReport report) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA);
        document.set("design", DesignJson.toNode(report.subject().spec()));
        putCosts(document, report.subject().costs());
        ArrayNode curve = document.putArray("points");
        report.points().forEach(point -> curve.add(point(point)));
        report.budget().ifPresent(budget -> {
            document.set("chosen", point(budget.chosen()));
            document.put("budgetBytes", budget.bytes());
        });
        ArrayNode strategies = document.putArray("strategies");
        for (PlannedStep step : report.alternatives().strategies()) {
            strategies
                    .addObject()
                    .put("strategy", step.plan().id())
                    .put("reservedBytes", step.reservedBytes())
                    .put("stepMillis", step.nanos() / 1e6)
                    .put("keepsLocks", report.keepsLocks(step));
        }
        putFrameworks(document, report);
        report.fits().ifPresent(fits -> putFits(document, fits.bytes(), fits.fits()));
        return document;
    }

    private static void putCosts(ObjectNode document, DeviceCosts costs) {
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
    }

    private static void putFrameworks(ObjectNode document, PlanReport report) {
        ArrayNode frameworks = document.putArray("frameworks");
        report.alternatives()
                .frameworks()
                .forEach((framework, need) -> frameworks
                        .addObject()
                        .put("framework", framework.id())
                        .put("model", true)
                        .put("reservedBytes", need.reservedBytes()));
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
        putFits(document, bytes, fits);
        return JsonReport.print(document, true);
    }

    private static void putFits(ObjectNode document, long bytes, List<Fits> fits) {
        document.put("bytes", bytes);
        ArrayNode array = document.putArray("fits");
        for (Fits each : fits) {
            ObjectNode node = array.addObject().put("strategy", each.plan().id());
            for (Dimension dimension : Dimension.values()) {
                node.put(dimension.id(), each.values().get(dimension));
            }
        }
    }

    private static ObjectNode point(PlanPoint point) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("reservedBytes", point.step().reservedBytes())
                .put("stepMillis", point.step().nanos() / 1e6);
        point.boundNanos().ifPresent(nanos -> node.put("boundMillis", nanos / 1e6));
        return node.put("plan", point.step().plan().text());
    }
}
