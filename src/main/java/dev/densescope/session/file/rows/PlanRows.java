package dev.densescope.session.file.rows;

import static dev.densescope.session.file.table.CorruptRunFileException.require;

import dev.densescope.language.Text;
import dev.densescope.memory.Category;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.Layout;
import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TensorShape;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedOperation;
import dev.densescope.memory.TracedTensor;
import dev.densescope.plan.Prediction;
import dev.densescope.session.file.table.Blobs;
import dev.densescope.session.file.table.CorruptRunFileException;
import dev.densescope.session.file.table.Row;
import dev.densescope.session.file.table.RunFileFormat;
import dev.densescope.session.file.table.RunTablesReader;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the plan of a run: legend, prediction, and the traces of steps. */
final class PlanRows {
    private static final Category[] CATEGORIES = Category.values();

    /** Operations, and tensors, per layer on average; all strategies have fewer than 50. */
    private static final int MAX_ROWS_PER_LAYER = 250;

    private final RunTablesReader tables;
    private final TraceLegend legend;
    private final List<LayerPath> layers;
    private final PlanChecks checks;

    PlanRows(RunTablesReader tables, DenseNetSpec spec) throws SQLException {
        this.tables = tables;
        int layerCount = PlanChecks.layers(spec);
        layers = tables.few("layers", "id", layerCount, row -> row.layer("path"));
        int rows = layerCount * MAX_ROWS_PER_LAYER;
        legend = new TraceLegend(
                tables.few("operations", "id", rows, PlanRows::operation),
                tables.few("tensors", "id", rows, PlanRows::tensor));
        tables.allowTraces(legend.operations().size(), legend.tensors().size());
        checks = new PlanChecks(spec, legend, layers);
        checks.requireSound();
    }

    TraceLegend legend() {
        return legend;
    }

    Prediction prediction() throws SQLException {
        Map<Category, Long> reserved = new EnumMap<>(Category.class);
        tables.all("reserved", "category", row -> reserved.put(category(row), row.bytes("bytes")));
        List<LayerBytes> layerBytes = layerBytes(RunFileFormat.PREDICTED);
        Prediction prediction = tables.one(
                "predictions",
                row -> new Prediction(
                        row.bytes("forward_feature_map_bytes"),
                        row.bytes("peak_live_bytes"),
                        row.bytes("reserved_bytes"),
                        profile(Blobs.longs(row.blob("live_profile"))),
                        reserved,
                        layerBytes));
        checks.requireSound(prediction);
        return prediction;
    }

    /** Measured bytes of feature maps: in total, and of each layer. */
    void requireSum(long total, List<LayerBytes> measured) {
        checks.requireSum(total, measured, RunFileFormat.MEASURED);
    }

    /** Bytes of layers, from the given source. */
    List<LayerBytes> layerBytes(String source) throws SQLException {
        List<Map<Category, Long>> own = new ArrayList<>();
        List<Map<Category, Long>> shared = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            own.add(new EnumMap<>(Category.class));
            shared.add(new EnumMap<>(Category.class));
        }
        tables.all("layer_bytes", "source, layer", row -> {
            boolean wanted = row.text("source").equals(source);
            require(wanted || isSource(row.text("source")), "layer_bytes has an unknown source");
            int layer = (int) row.whole("layer", 0, layers.size() - 1L);
            Map<Category, Long> bytes = (row.flag("shared") ? shared : own).get(layer);
            return wanted ? bytes.put(category(row), row.bytes("bytes")) : null;
        });
        List<LayerBytes> bytes = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            bytes.add(new LayerBytes(layers.get(i), own.get(i), shared.get(i)));
        }
        return bytes;
    }

    private static boolean isSource(String source) {
        return source.equals(RunFileFormat.PREDICTED) || source.equals(RunFileFormat.MEASURED);
    }

    Optional<StepTrace> lastTrace() throws SQLException {
        return tables.last("events", "step", this::trace);
    }

    Optional<StepTrace> trace(int step) throws SQLException {
        return tables.where("events", "step", step, this::trace);
    }

    private StepTrace trace(Row row) throws SQLException {
        StepTrace trace = decode(
                row.count("step", 1),
                Blobs.longs(row.blob("start_nanos")),
                Blobs.longs(row.blob("end_nanos")),
                Blobs.ints(row.blob("changes")));
        require(trace.finished() == legend.operations().size(), "a trace covers part of a step");
        requireInOrder(trace);
        requireAlternating(trace.encodedChanges());
        return trace;
    }

    private StepTrace decode(int step, long[] startNanos, long[] endNanos, int[] changes) {
        try {
            return StepTrace.decode(legend, step, startNanos, endNanos, changes);
        } catch (IllegalArgumentException unfitting) {
            throw new CorruptRunFileException(Text.of("a trace does not fit its legend: %s", unfitting.getMessage()));
        }
    }

    private static void requireInOrder(StepTrace trace) {
        long before = 0;
        for (int i = 0; i < trace.finished(); i++) {
            require(
                    trace.startNanos(i) >= before
                            && trace.endNanos(i) >= trace.startNanos(i)
                            && trace.endNanos(i) <= Row.MAX_NANOS,
                    "times of a trace go backwards");
            before = trace.startNanos(i);
        }
    }

    /** Checks that each tensor is acquired and then released at most once. */
    private static void requireAlternating(int[] changes) {
        Set<Integer> seen = new HashSet<>();
        int before = 0;
        for (int i = 0; i < changes.length; i += 2) {
            int code = changes[i + 1];
            boolean sound = changes[i] >= before && seen.add(code) && (code > 0 || seen.contains(-code));
            require(sound, "a trace releases what it has not acquired");
            before = changes[i];
        }
    }

    private LiveProfile profile(long[] values) {
        require(
                values.length == legend.operations().size() * (long) CATEGORIES.length,
                "the predicted profile does not fit the operations");
        LiveProfile.Builder profile = new LiveProfile.Builder();
        for (int i = 0; i < values.length; i++) {
            require(values[i] >= 0 && values[i] <= Row.MAX_BYTES, "the predicted profile has impossible bytes");
            long before = i < CATEGORIES.length ? 0 : values[i - CATEGORIES.length];
            profile.change(CATEGORIES[i % CATEGORIES.length], values[i] - before);
            if ((i + 1) % CATEGORIES.length == 0) {
                profile.operation();
            }
        }
        return profile.build();
    }

    private static TracedOperation operation(Row row) throws SQLException {
        return new TracedOperation(
                row.count("id", 0), row.one("phase", Phase.values(), Phase::id), row.layer("layer"), row.text("name"));
    }

    private static TracedTensor tensor(Row row) throws SQLException {
        TensorShape shape = new TensorShape(
                row.one("type", ElementType.values(), ElementType::name),
                row.one("layout", Layout.values(), Layout::name),
                row.count("n", 1),
                row.count("c", 1),
                row.count("h", 1),
                row.count("w", 1));
        return new TracedTensor(
                row.count("id", 0),
                row.layer("layer"),
                row.text("name"),
                category(row),
                shape,
                row.bytes("bytes"),
                row.flag("shared"));
    }

    private static Category category(Row row) throws SQLException {
        return row.one("category", CATEGORIES, Category::id);
    }
}
