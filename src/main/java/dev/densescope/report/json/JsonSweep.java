package dev.densescope.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.report.sweep.SweepReport;
import dev.densescope.sweep.CellFigures;
import dev.densescope.sweep.SweepJson;
import dev.densescope.sweep.SweptCell;

/** A merged sweep for scripts: its grid, and its cells in order. The same bytes whoever has computed the cells. */
public final class JsonSweep {
    /** Names the schema and its version. */
    public static final String SCHEMA = "densescope-sweep-report/1";

    private JsonSweep() {}

    /** The document, indented. */
    public static String text(SweepReport report) {
        return JsonReport.print(document(report), true);
    }

    /** The document in one line. */
    public static String compact(SweepReport report) {
        return JsonReport.print(document(report), false);
    }

    private static ObjectNode document(SweepReport report) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA);
        SweepJson.put(document.putObject("sweep"), report.sweep());
        document.put("completed", report.completed().size())
                .put("failed", report.failed().size())
                .put("missing", report.missing().size());
        ArrayNode cells = document.putArray("cells");
        report.cells().forEach(cell -> put(cells.addObject(), cell));
        return document;
    }

    private static void put(ObjectNode node, SweptCell swept) {
        node.put("number", swept.cell().number())
                .put("strategy", swept.cell().plan().id())
                .put("depth", swept.cell().depth())
                .put("growthRate", swept.cell().growthRate())
                .put("batch", swept.cell().batch())
                .put("state", swept.state().id());
        String why = SweepReport.why(swept);
        if (!why.isEmpty()) {
            node.put("reason", why);
        }
        swept.figures().ifPresent(figures -> put(node, figures));
    }

    private static void put(ObjectNode node, CellFigures figures) {
        SweepJson.put(node, figures);
        figures.medianStepNanos().ifPresent(nanos -> node.set("medianStepMillis", JsonNumber.millis(nanos)));
    }
}
