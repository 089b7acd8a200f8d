package dev.densescope.session.file.rows;

import dev.densescope.data.DataChoice;
import dev.densescope.data.DatasetSummary;
import dev.densescope.device.DeviceInfo;
import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedOperation;
import dev.densescope.memory.TracedTensor;
import dev.densescope.plan.Prediction;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.file.table.Blobs;
import dev.densescope.session.file.table.RunFileFormat;
import dev.densescope.session.file.table.RunFileHeader;
import dev.densescope.session.file.table.Sql;
import dev.densescope.session.settings.Rounds;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.spec.json.DesignJson;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes the rows that do not change during a run. */
public final class HeaderRows {
    private final Sql sql;

    public HeaderRows(Sql sql) {
        this.sql = sql;
    }

    public void write(RunFileHeader header) throws SQLException {
        settings(header.startedAt(), header.settings(), header.environment());
        new DatasetRows(sql).write(header.dataset());
        String id = header.settings().device();
        device(new DeviceInfo(id, id, "not opened", 0));
        legend(header.legend());
        prediction(header.prediction());
    }

    /** The rows that baselines have as well. */
    void settings(Instant startedAt, RunSettings settings, EnvironmentInfo environment) throws SQLException {
        run(startedAt, settings);
        environment(environment);
        sql.update("INSERT INTO design VALUES (?)", DesignJson.toJson(settings.spec()));
    }

    /** Keeps which images of a data set turned out to be damaged. */
    public void damaged(DatasetSummary dataset) throws SQLException {
        new DatasetRows(sql).writeDamaged(dataset);
    }

    public void device(DeviceInfo device) throws SQLException {
        sql.execute("DELETE FROM device");
        sql.update(
                "INSERT INTO device VALUES (?, ?, ?, ?)",
                device.id(),
                device.name(),
                device.kernels(),
                device.totalBytes());
    }

    public void layerBytes(String source, List<LayerBytes> layers) throws SQLException {
        for (int i = 0; i < layers.size(); i++) {
            categories(source, i, layers.get(i).own(), false);
            categories(source, i, layers.get(i).shared(), true);
        }
    }

    private void run(Instant startedAt, RunSettings settings) throws SQLException {
        sql.update(
                """
                INSERT INTO run (
                  started_at, strategy, device, data, warmup_steps, steps, seed, threads, learning_rate, momentum,
                  weight_decay, shuffle, augmentation, start, schedule, epochs, shared_scope, tensor_float32, held_out,
                  folders_are_classes, plan, steps_before, origin, run_group, rounds)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                startedAt.toString(),
                settings.storage().id(),
                settings.device(),
                settings.data().text(),
                settings.warmupSteps(),
                settings.steps(),
                settings.seed(),
                settings.threads(),
                settings.recipe().learningRate(),
                settings.recipe().momentum(),
                settings.recipe().weightDecay(),
                settings.recipe().shuffle(),
                settings.recipe().augmentation().id(),
                settings.start().text(),
                settings.recipe().schedule().id(),
                settings.epochs().isPresent() ? settings.epochs().getAsInt() : null,
                settings.storage().scope().id(),
                settings.on().tensorFloat32(),
                settings.data().heldOut(),
                settings.data() instanceof DataChoice.Images images && images.foldersAreClasses(),
                settings.storage().isNamed() ? null : settings.storage().text(),
                settings.stepsBefore(),
                settings.start() instanceof StartingPoint.Checkpoint resumed
                        ? resumed.origin().orElse(null)
                        : null,
                settings.length().rounds().map(Rounds::group).orElse(null),
                settings.length().rounds().map(Rounds::count).orElse(null));
    }

    private void environment(EnvironmentInfo environment) throws SQLException {
        sql.update(
                "INSERT INTO environment VALUES (?, ?, ?, ?, ?, ?)",
                environment.program(),
                environment.operatingSystem(),
                environment.processor(),
                environment.cores(),
                environment.memoryBytes(),
                environment.java());
    }

    private void legend(TraceLegend legend) throws SQLException {
        for (TracedOperation operation : legend.operations()) {
            sql.update(
                    "INSERT INTO operations VALUES (?, ?, ?, ?)",
                    operation.index(),
                    operation.phase().id(),
                    operation.layer().text(),
                    operation.name());
        }
        for (TracedTensor tensor : legend.tensors()) {
            tensor(tensor);
        }
    }

    private void tensor(TracedTensor tensor) throws SQLException {
        sql.update(
                "INSERT INTO tensors VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tensor.id(),
                tensor.layer().text(),
                tensor.name(),
                tensor.category().id(),
                tensor.shape().type().name(),
                tensor.shape().layout().name(),
                tensor.shape().n(),
                tensor.shape().c(),
                tensor.shape().h(),
                tensor.shape().w(),
                tensor.bytes(),
                tensor.shared());
    }

    private void prediction(Prediction prediction) throws SQLException {
        sql.update(
                "INSERT INTO predictions VALUES (?, ?, ?, ?)",
                prediction.forwardFeatureMapBytes(),
                prediction.peakLiveBytes(),
                prediction.reservedBytes(),
                Blobs.ofLongs(values(prediction.profile())));
        for (Map.Entry<Category, Long> reserved :
                prediction.reservedByCategory().entrySet()) {
            sql.update("INSERT INTO reserved VALUES (?, ?)", reserved.getKey().id(), reserved.getValue());
        }
        for (int i = 0; i < prediction.layers().size(); i++) {
            sql.update(
                    "INSERT INTO layers VALUES (?, ?, NULL, NULL, NULL)",
                    i,
                    prediction.layers().get(i).layer().text());
        }
        layerBytes(RunFileFormat.PREDICTED, prediction.layers());
    }

    private void categories(String source, int layer, Map<Category, Long> bytes, boolean shared) throws SQLException {
        for (Map.Entry<Category, Long> entry : bytes.entrySet()) {
            sql.update(
                    "INSERT OR REPLACE INTO layer_bytes VALUES (?, ?, ?, ?, ?)",
                    source,
                    layer,
                    entry.getKey().id(),
                    shared,
                    entry.getValue());
        }
    }

    /** For each operation, the bytes of each category in the order of the enum. */
    private static long[] values(LiveProfile profile) {
        Category[] categories = Category.values();
        long[] values = new long[profile.operations() * categories.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = profile.bytes(i / categories.length, categories[i % categories.length]);
        }
        return values;
    }
}
