package dev.densescope.session.file.rows;

import dev.densescope.data.SkippedImage;
import dev.densescope.data.SkippedImages;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceMemory;
import dev.densescope.language.Text;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.StepTrace;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.table.CorruptRunFileException;
import dev.densescope.session.file.table.ReadingWatch;
import dev.densescope.session.file.table.Row;
import dev.densescope.session.file.table.RunFileFormat;
import dev.densescope.session.file.table.RunTablesReader;
import dev.densescope.session.measure.DeviceMemoryUse;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.session.measure.LayerTimes;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.settings.RunSettings;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads a run. Throws a {@link CorruptRunFileException} or a {@link SQLException} if the file is inconsistent. */
public final class RecordRows {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    static final int MAX_NOTICES = 10_000;

    private final RunTablesReader tables;
    private final ReadingWatch watch;
    private final boolean isBeingWritten;

    /** @param isBeingWritten whether a running process was writing the file before it was opened */
    public RecordRows(RunTablesReader tables, ReadingWatch watch, boolean isBeingWritten) {
        this.tables = tables;
        this.watch = watch;
        this.isBeingWritten = isBeingWritten;
    }

    public RunRecord read() throws SQLException {
        RunSettings settings = new SettingsRows(tables).read();
        PlanRows plan = new PlanRows(tables, settings.spec());
        ReadSteps steps = new ReadSteps(settings, watch);
        tables.all("steps", "step", steps::add);
        Optional<StepTrace> lastTrace = plan.lastTrace();
        Optional<Measurement> measurement = tables.atMostOne("measurements", RecordRows::measurement);
        RunRecord record = new RunRecord(
                tables.one("run", row -> instant(row.text("started_at"))),
                steps.settings(),
                tables.one("device", RecordRows::device),
                tables.one("environment", RecordRows::environment),
                plan.prediction(),
                measurement,
                steps.all(),
                tables.few("epochs", "epoch", settings.epochs().orElse(0), row -> epoch(row, settings.stepsBefore())),
                measurement.isPresent() ? layers(plan, measurement.get(), lastTrace) : List.of(),
                lastTrace,
                DatasetRows.read(tables),
                skipped(),
                tables.few("notices", "id", MAX_NOTICES, row -> Text.kept(row.text("sentence"))),
                deviceMemory(steps.all().size()),
                new OutcomeRows(tables, plan.legend().operations().size(), isBeingWritten).read(steps.last()));
        new RunChecks(record).requireSound();
        return record;
    }

    static Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            CorruptRunFileException.require(
                    !instant.isBefore(EARLIEST) && instant.isBefore(LATEST), "its start time is invalid");
            return instant;
        } catch (DateTimeParseException malformed) {
            throw new CorruptRunFileException("its start time is invalid");
        }
    }

    private static EpochSummary epoch(Row row, int stepsBefore) throws SQLException {
        int epoch = row.count("epoch", 1);
        int step = row.count("step", 1);
        return new EpochSummary(
                epoch,
                row.isPresent("first_step") ? row.count("first_step", 1) : firstStep(epoch, step, stepsBefore),
                step,
                row.loss("training_loss"),
                row.real("training_accuracy", 0, 1),
                row.isPresent("evaluation_images") ? Optional.of(evaluation(row)) : Optional.empty());
    }

    /** Of loss and accuracy in older versions, which left out the steps of an epoch before a resumed run. */
    private static int firstStep(int epoch, int step, int stepsBefore) {
        int first = EpochSummary.firstStepOf(epoch, step);
        return stepsBefore < step ? Math.max(first, stepsBefore + 1) : first;
    }

    private static EpochSummary.Evaluation evaluation(Row row) throws SQLException {
        return new EpochSummary.Evaluation(
                row.count("evaluation_images", 1),
                row.loss("evaluation_loss"),
                row.real("evaluation_accuracy", 0, 1),
                row.nanos("evaluation_nanos"));
    }

    /** @param steps number of finished steps, each with at most one sample, next to those before and after all */
    private DeviceMemoryUse deviceMemory(int steps) throws SQLException {
        List<DeviceMemoryUse.Sample> all = tables.few("device_memory", "step", steps + 2, RecordRows::deviceMemory);
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

    private static DeviceMemoryUse.Sample deviceMemory(Row row) throws SQLException {
        return new DeviceMemoryUse.Sample(
                row.count("step", StepRows.AFTER),
                new DeviceMemory(
                        row.bytes("total_bytes"),
                        row.bytes("this_process_bytes"),
                        row.bytes("others_bytes"),
                        row.bytes("driver_bytes"),
                        row.bytes("free_bytes"),
                        row.flag("exact")));
    }

    private SkippedImages skipped() throws SQLException {
        int count = tables.one("run", row -> row.has("skipped_images") ? row.count("skipped_images", 0) : 0);
        List<SkippedImage> listed = tables.few(
                "skipped_images",
                "id",
                SkippedImages.MAX_LISTED,
                row -> new SkippedImage(row.text("file"), Text.kept(row.text("reason"))));
        CorruptRunFileException.require(
                listed.size() <= Math.min(count, SkippedImages.MAX_LISTED),
                () -> Text.of("it skipped %d images, but lists %d", count, listed.size()));
        return count == 0 ? SkippedImages.NONE : new SkippedImages(count, listed);
    }

    private static DeviceInfo device(Row row) throws SQLException {
        return new DeviceInfo(row.text("id"), row.text("name"), row.text("kernels"), row.bytes("total_bytes"));
    }

    static EnvironmentInfo environment(Row row) throws SQLException {
        return new EnvironmentInfo(
                row.text("program"),
                row.text("operating_system"),
                row.text("processor"),
                row.count("cores", 1),
                row.bytes("memory_bytes"),
                row.text("java"));
    }

    private static Measurement measurement(Row row) throws SQLException {
        return new Measurement(
                row.bytes("forward_feature_map_bytes"),
                row.bytes("peak_live_bytes"),
                row.bytes("reserved_bytes"),
                row.bytes("process_peak_bytes"));
    }

    /** Times of layers; for a run without an end, those of the latest recorded step. */
    private List<LayerMeasurement> layers(PlanRows plan, Measurement measurement, Optional<StepTrace> lastTrace)
            throws SQLException {
        List<LayerBytes> bytes = plan.layerBytes(RunFileFormat.MEASURED);
        plan.requireSum(measurement.forwardFeatureMapBytes(), bytes);
        List<Optional<long[]>> nanos = tables.all("layers", "id", RecordRows::nanos);
        if (nanos.stream().allMatch(Optional::isPresent)) {
            return IntStream.range(0, bytes.size())
                    .mapToObj(i -> measured(bytes.get(i), nanos.get(i).orElseThrow()))
                    .toList();
        }
        CorruptRunFileException.require(nanos.stream().allMatch(Optional::isEmpty), "only some layers have times");
        LayerTimes times = new LayerTimes();
        lastTrace.ifPresent(times::add);
        return times.withTimes(bytes);
    }

    private static Optional<long[]> nanos(Row row) throws SQLException {
        boolean any =
                row.isPresent("forward_nanos") || row.isPresent("recompute_nanos") || row.isPresent("backward_nanos");
        return any
                ? Optional.of(new long[] {
                    row.nanos("forward_nanos"), row.nanos("recompute_nanos"), row.nanos("backward_nanos")
                })
                : Optional.empty();
    }

    private static LayerMeasurement measured(LayerBytes bytes, long[] nanos) {
        return new LayerMeasurement(bytes, nanos[0], nanos[1], nanos[2]);
    }
}
