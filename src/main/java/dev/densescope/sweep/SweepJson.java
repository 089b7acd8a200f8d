package dev.densescope.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.problem.DenseScopeException;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignJson;
import dev.densescope.sweep.grid.Sweep;
import dev.densescope.sweep.grid.SweepGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sweep as JSON: the file {@code sweep.json} of its folder. */
public final class SweepJson {
    static final String SCHEMA = "densescope-sweep";
    static final int VERSION = 1;

    private SweepJson() {}

    static byte[] write(Sweep sweep) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA + "/" + VERSION);
        put(document, sweep);
        return JsonFields.bytes(document);
    }

    /** Adds the fields of a sweep to a document. */
    public static void put(ObjectNode document, Sweep sweep) {
        SweepGrid grid = sweep.grid();
        document.set("base", DesignJson.toNode(grid.base()));
        put(document.putArray("depths"), grid.depths());
        put(document.putArray("growthRates"), grid.growthRates());
        put(document.putArray("batches"), grid.batches());
        ArrayNode strategies = document.putArray("strategies");
        grid.strategies().forEach(strategy -> strategies.add(strategy.id()));
        document.put("sharedScope", sweep.scope().id())
                .put("device", sweep.on().id())
                .put("threads", sweep.on().threads())
                .put("tensorFloat32", sweep.on().tensorFloat32());
        sweep.measuring().ifPresent(runs -> {
            ObjectNode measuring = document.putObject("measuring")
                    .put("warmupSteps", runs.warmupSteps())
                    .put("steps", runs.steps())
                    .put("seed", runs.seed());
            runs.deviceBytes().ifPresent(bytes -> measuring.put("deviceBytes", bytes));
        });
    }

    /** Adds the numbers of a cell to an object. */
    public static void put(ObjectNode document, CellFigures figures) {
        document.put("parameters", figures.parameters())
                .put("forwardMacsPerImage", figures.forwardMacsPerImage())
                .put("forwardFeatureMapBytes", figures.forwardFeatureMapBytes())
                .put("peakLiveBytes", figures.peakLiveBytes())
                .put("reservedBytes", figures.reservedBytes());
        ObjectNode categories = document.putObject("reservedByCategory");
        figures.reservedByCategory().forEach((category, bytes) -> categories.put(category.id(), bytes));
    }

    private static void put(ArrayNode array, List<Integer> numbers) {
        numbers.forEach(array::add);
    }

    static Sweep read(byte[] json) throws JsonFields.InvalidException {
        JsonFields document = JsonFields.parse(json, SCHEMA, VERSION);
        SharedScope scope = SharedScope.ofId(document.text("sharedScope"))
                .orElseThrow(() -> new JsonFields.InvalidException(Text.of("its scope of shared storage is unknown")));
        List<StoragePlan> strategies = new ArrayList<>();
        for (String id : document.texts("strategies")) {
            strategies.add(Strategies.find(id, scope)
                    .orElseThrow(() -> new JsonFields.InvalidException(Text.of("its strategy '%s' is unknown", id))));
        }
        try {
            DenseNetSpec base = DesignJson.ofNode(document.object("base").node());
            SweepGrid grid = new SweepGrid(
                    base,
                    document.numbers("depths"),
                    document.numbers("growthRates"),
                    document.numbers("batches"),
                    strategies);
            DeviceChoice on = new DeviceChoice(
                    document.text("device"), document.number("threads"), document.flag("tensorFloat32"));
            return new Sweep(grid, on, measuring(document));
        } catch (DenseScopeException invalid) {
            throw new JsonFields.InvalidException(invalid.told().withoutStop());
        }
    }

    private static Optional<Sweep.Measuring> measuring(JsonFields document) throws JsonFields.InvalidException {
        if (!document.node().has("measuring")) {
            return Optional.empty();
        }
        JsonFields runs = document.object("measuring");
        return Optional.of(new Sweep.Measuring(
                runs.number("warmupSteps"),
                runs.number("steps"),
                runs.whole("seed"),
                runs.optionalCount("deviceBytes")));
    }
}
