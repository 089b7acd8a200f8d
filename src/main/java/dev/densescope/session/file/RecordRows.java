package dev.densescope.session.file;

import dev.densescope.data.SkippedImage;
import dev.densescope.data.SkippedImages;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceMemory;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.StepTrace;
import dev.densescope.session.DeviceMemoryUse;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.EpochSummary;
import dev.densescope.session.LayerMeasurement;
import dev.densescope.session.LayerTimes;
import dev.densescope.session.Measurement;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads a run back. What does not add up is thrown as an unchecked exception or a {@link SQLException}. */
final class RecordRows {
    private final Sql sql;

    RecordRows(Sql sql) {
        this.sql = sql;
    }

    RunRecord read() throws SQLException {
        PlanRows plan = new PlanRows(sql);
        List<StepSummary> steps = sql.all("SELECT * FROM steps ORDER BY step", RecordRows::step);
        Optional<StepTrace> lastTrace = plan.lastTrace();
        Optional<Measurement> measurement = sql.all("SELECT * FROM measurements", RecordRows::measurement).stream()
                .findFirst();
        int lastStep = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).step();
        return new RunRecord(
                sql.one("SELECT * FROM run", row -> Instant.parse(row.getString("started_at"))),
                new SettingsRows(sql).read(),
                sql.one("SELECT * FROM device", RecordRows::device),
                sql.one("SELECT * FROM environment", RecordRows::environment),
                plan.prediction(),
                measurement,
                steps,
                sql.ofTable("epochs", "epoch", RecordRows::epoch),
                measurement.isPresent() ? layers(plan, lastTrace) : List.of(),
                lastTrace,
                new DatasetRows(sql).read(),
                skipped(),
                sql.ofTable("notices", "id", row -> row.getString("sentence")),
                deviceMemory(),
                new OutcomeRows(sql).read(lastStep));
    }

    private static EpochSummary epoch(ResultSet row) throws SQLException {
        int images = row.getInt("evaluation_images");
        return new EpochSummary(
                row.getInt("epoch"),
                row.getInt("step"),
                Sql.number(row, "training_loss"),
                row.getDouble("training_accuracy"),
                images == 0
                        ? Optional.empty()
                        : Optional.of(new EpochSummary.Evaluation(
                                images,
                                Sql.number(row, "evaluation_loss"),
                                row.getDouble("evaluation_accuracy"),
                                row.getLong("evaluation_nanos"))));
    }

    private DeviceMemoryUse deviceMemory() throws SQLException {
        List<DeviceMemoryUse.Sample> all = sql.ofTable("device_memory", "step", RecordRows::deviceMemory);
        return new DeviceMemoryUse(
                inPlace(all, StepRows.BEFORE),
                all.stream().filter(sample -> sample.step() > StepRows.BEFORE).toList(),
                inPlace(all, StepRows.AFTER));
    }

    private static Optional<DeviceMemory> inPlace(List<DeviceMemoryUse.Sample> all, int step) {
        return all.stream()
                .filter(sample -> sample.step() == step)
                .map(DeviceMemoryUse.Sample::memory)
                .findFirst();
    }

    private static DeviceMemoryUse.Sample deviceMemory(ResultSet row) throws SQLException {
        return new DeviceMemoryUse.Sample(
                row.getInt("step"),
                new DeviceMemory(
                        row.getLong("total_bytes"),
                        row.getLong("this_process_bytes"),
                        row.getLong("others_bytes"),
                        row.getLong("driver_bytes"),
                        row.getLong("free_bytes"),
                        row.getBoolean("exact")));
    }

    private SkippedImages skipped() throws SQLException {
        int count = sql.one(
                "SELECT * FROM run", row -> Sql.hasColumn(row, "skipped_images") ? row.getInt("skipped_images") : 0);
        return count == 0
                ? SkippedImages.NONE
                : new SkippedImages(
                        count,
                        sql.all(
                                "SELECT file, reason FROM skipped_images ORDER BY id",
                                row -> new SkippedImage(row.getString(1), row.getString(2))));
    }

    private static DeviceInfo device(ResultSet row) throws SQLException {
        return new DeviceInfo(
                row.getString("id"), row.getString("name"), row.getString("kernels"), row.getLong("total_bytes"));
    }

    private static EnvironmentInfo environment(ResultSet row) throws SQLException {
        return new EnvironmentInfo(
                row.getString("program"),
                row.getString("operating_system"),
                row.getString("processor"),
                row.getInt("cores"),
                row.getLong("memory_bytes"),
                row.getString("java"));
    }

    private static Measurement measurement(ResultSet row) throws SQLException {
        return new Measurement(
                row.getLong("forward_feature_map_bytes"),
                row.getLong("peak_live_bytes"),
                row.getLong("reserved_bytes"),
                row.getLong("process_peak_bytes"));
    }

    private static StepSummary step(ResultSet row) throws SQLException {
        return new StepSummary(
                row.getInt("step"),
                row.getBoolean("warmup"),
                (float) Sql.number(row, "loss"),
                Sql.hasColumn(row, "accuracy") ? (float) Sql.number(row, "accuracy") : Float.NaN,
                row.getLong("nanos"),
                row.getLong("forward_nanos"),
                row.getLong("recompute_nanos"),
                row.getLong("backward_nanos"),
                row.getLong("update_nanos"),
                row.getLong("process_bytes"),
                Sql.hasColumn(row, "wait_nanos") ? row.getLong("wait_nanos") : 0);
    }

    /** Of a run that did not end, the times of the latest step that was kept. */
    private List<LayerMeasurement> layers(PlanRows plan, Optional<StepTrace> lastTrace) throws SQLException {
        List<LayerBytes> bytes = plan.layerBytes(RunFileFormat.MEASURED);
        List<Optional<long[]>> nanos = sql.all(
                "SELECT forward_nanos, recompute_nanos, backward_nanos FROM layers ORDER BY id", RecordRows::nanos);
        if (nanos.stream().allMatch(Optional::isPresent)) {
            return IntStream.range(0, bytes.size())
                    .mapToObj(i -> measured(bytes.get(i), nanos.get(i).orElseThrow()))
                    .toList();
        }
        LayerTimes times = new LayerTimes();
        lastTrace.ifPresent(times::add);
        return times.beside(bytes);
    }

    private static Optional<long[]> nanos(ResultSet row) throws SQLException {
        long[] nanos = {row.getLong(1), row.getLong(2), row.getLong(3)};
        return row.wasNull() ? Optional.empty() : Optional.of(nanos);
    }

    private static LayerMeasurement measured(LayerBytes bytes, long[] nanos) {
        return new LayerMeasurement(bytes, nanos[0], nanos[1], nanos[2]);
    }
}
