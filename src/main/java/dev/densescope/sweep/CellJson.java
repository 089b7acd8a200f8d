package dev.densescope.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.language.Text;
import dev.densescope.memory.Category;
import dev.densescope.spec.json.DesignJson;
import dev.densescope.sweep.grid.Sweep;
import dev.densescope.sweep.grid.SweepCell;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** A predicted cell, or one that failed, as JSON. Bytes are exact and do not depend on who computed them. */
final class CellJson {
    static final String SCHEMA = "densescope-sweep-cell";
    static final int VERSION = 1;

    private final Sweep sweep;

    CellJson(Sweep sweep) {
        this.sweep = sweep;
    }

    /** A file of a cell that is of another sweep. */
    static final class ForeignCellException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    byte[] completed(SweepCell cell, CellFigures figures) {
        ObjectNode document = document(cell, "completed");
        SweepJson.put(document, figures);
        return JsonFields.bytes(document);
    }

    byte[] failed(SweepCell cell, CellState.Failed failure) {
        return JsonFields.bytes(
                document(cell, "failed").put("outcome", failure.outcome()).put("sentence", failure.sentence()));
    }

    private ObjectNode document(SweepCell cell, String state) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA + "/" + VERSION);
        document.set("cell", identity(cell));
        return document.put("state", state);
    }

    /** All that decides the numbers of the cell. */
    private JsonNode identity(SweepCell cell) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("number", cell.number());
        node.set("design", DesignJson.toNode(cell.design()));
        return node.put("strategy", cell.plan().id())
                .put("sharedScope", cell.plan().scope().id())
                .put("device", sweep.on().id())
                .put("threads", sweep.on().threads())
                .put("tensorFloat32", sweep.on().tensorFloat32());
    }

    CellState read(SweepCell cell, byte[] json) throws ForeignCellException {
        try {
            JsonFields document = JsonFields.parse(json, SCHEMA, VERSION);
            String found = document.object("cell").node().toString();
            if (!found.equals(identity(cell).toString())) {
                throw new ForeignCellException();
            }
            String state = document.text("state");
            if (state.equals("failed")) {
                return new CellState.Failed(document.text("outcome"), document.text("sentence"));
            }
            return state.equals("completed")
                    ? new CellState.Completed(figures(document))
                    : new CellState.Damaged(Text.of("its state '%s' is unknown", state));
        } catch (JsonFields.InvalidException damaged) {
            return new CellState.Damaged(damaged.reason());
        }
    }

    private static CellFigures figures(JsonFields document) throws JsonFields.InvalidException {
        JsonFields categories = document.object("reservedByCategory");
        Map<Category, Long> reserved = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            reserved.put(category, categories.count(category.id()));
        }
        return new CellFigures(
                document.count("parameters"),
                document.count("forwardMacsPerImage"),
                document.count("forwardFeatureMapBytes"),
                document.count("peakLiveBytes"),
                document.count("reservedBytes"),
                reserved,
                OptionalLong.empty());
    }
}
