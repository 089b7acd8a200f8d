package dev.densescope.session.file;

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
import dev.densescope.spec.LayerPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads back what a run was going to do: legend, prediction, and the trace of its latest step. */
final class PlanRows {
    private final Sql sql;
    private final TraceLegend legend;
    private final List<LayerPath> layers;

    PlanRows(Sql sql) throws SQLException {
        this.sql = sql;
        legend = new TraceLegend(
                sql.all("SELECT * FROM operations ORDER BY id", PlanRows::operation),
                sql.all("SELECT * FROM tensors ORDER BY id", PlanRows::tensor));
        layers = sql.all("SELECT path FROM layers ORDER BY id", row -> new LayerPath(row.getString(1)));
        requireInOrder();
    }

    Prediction prediction() throws SQLException {
        Map<Category, Long> reserved = new EnumMap<>(Category.class);
        sql.all("SELECT * FROM reserved", row -> reserved.put(category(row), row.getLong("bytes")));
        List<LayerBytes> layerBytes = layerBytes(RunFileFormat.PREDICTED);
        return sql.one(
                "SELECT * FROM predictions",
                row -> new Prediction(
                        row.getLong("forward_feature_map_bytes"),
                        row.getLong("peak_live_bytes"),
                        row.getLong("reserved_bytes"),
                        profile(Blobs.longs(row.getBytes("live_profile"))),
                        reserved,
                        layerBytes));
    }

    List<LayerBytes> layerBytes(String source) throws SQLException {
        List<Map<Category, Long>> own = new ArrayList<>();
        List<Map<Category, Long>> shared = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            own.add(new EnumMap<>(Category.class));
            shared.add(new EnumMap<>(Category.class));
        }
        sql.all(
                "SELECT * FROM layer_bytes WHERE source = '" + source + "'",
                row -> (row.getBoolean("shared") ? shared : own)
                        .get(row.getInt("layer"))
                        .put(category(row), row.getLong("bytes")));
        List<LayerBytes> bytes = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            bytes.add(new LayerBytes(layers.get(i), own.get(i), shared.get(i)));
        }
        return bytes;
    }

    Optional<StepTrace> lastTrace() throws SQLException {
        return sql.all("SELECT * FROM events ORDER BY step DESC LIMIT 1", this::trace).stream()
                .findFirst();
    }

    private StepTrace trace(ResultSet row) throws SQLException {
        long[] startNanos = Blobs.longs(row.getBytes("start_nanos"));
        long[] endNanos = Blobs.longs(row.getBytes("end_nanos"));
        int[] changes = Blobs.ints(row.getBytes("changes"));
        require(startNanos.length == legend.operations().size(), "a start for each operation");
        require(endNanos.length == startNanos.length, "an end for each start");
        require(changes.length % 2 == 0, "pairs of changes");
        for (int i = 0; i < changes.length; i += 2) {
            require(changes[i] >= 0 && changes[i] < startNanos.length, "changes in operations");
            long tensor = Math.abs((long) changes[i + 1]);
            require(tensor >= 1 && tensor <= legend.tensors().size(), "changes of tensors");
        }
        return StepTrace.decode(legend, row.getInt("step"), startNanos, endNanos, changes);
    }

    private LiveProfile profile(long[] values) {
        Category[] categories = Category.values();
        require(values.length == legend.operations().size() * categories.length, "a profile of all operations");
        LiveProfile.Builder profile = new LiveProfile.Builder();
        for (int i = 0; i < values.length; i++) {
            long before = i < categories.length ? 0 : values[i - categories.length];
            profile.change(categories[i % categories.length], values[i] - before);
            if ((i + 1) % categories.length == 0) {
                profile.operation();
            }
        }
        return profile.build();
    }

    private void requireInOrder() {
        for (int i = 0; i < legend.operations().size(); i++) {
            require(legend.operations().get(i).index() == i, "operations in order");
        }
        for (int i = 0; i < legend.tensors().size(); i++) {
            require(legend.tensors().get(i).id() == i, "tensors in order");
        }
    }

    private static TracedOperation operation(ResultSet row) throws SQLException {
        String phase = row.getString("phase");
        return new TracedOperation(
                row.getInt("id"),
                Arrays.stream(Phase.values())
                        .filter(candidate -> candidate.id().equals(phase))
                        .findFirst()
                        .orElseThrow(),
                new LayerPath(row.getString("layer")),
                row.getString("name"));
    }

    private static TracedTensor tensor(ResultSet row) throws SQLException {
        TensorShape shape = new TensorShape(
                ElementType.valueOf(row.getString("type")),
                Layout.valueOf(row.getString("layout")),
                row.getInt("n"),
                row.getInt("c"),
                row.getInt("h"),
                row.getInt("w"));
        return new TracedTensor(
                row.getInt("id"),
                new LayerPath(row.getString("layer")),
                row.getString("name"),
                category(row),
                shape,
                row.getLong("bytes"),
                row.getBoolean("shared"));
    }

    private static Category category(ResultSet row) throws SQLException {
        String id = row.getString("category");
        return Arrays.stream(Category.values())
                .filter(category -> category.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected);
        }
    }
}
