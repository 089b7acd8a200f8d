package dev.densescope.session.file.rows;

import dev.densescope.data.SkippedImage;
import dev.densescope.data.SkippedImages;
import dev.densescope.device.DeviceMemory;
import dev.densescope.memory.StepTrace;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.ShortageRecord;
import dev.densescope.session.file.table.Blobs;
import dev.densescope.session.file.table.Sql;
import dev.densescope.session.measure.DeviceMemoryUse;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.StepSummary;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Writes the rows that are added during a run, and its outcome. */
public final class StepRows {
    /** Instead of a step: before the first allocation on the device. */
    static final int BEFORE = 0;

    /** Instead of a step: after everything on the device was freed. */
    static final int AFTER = -1;

    /** Some tens of KiB each. */
    static final int MAX_TRACES = 32;

    private final Sql sql;
    private final KeptTraces traces = new KeptTraces(MAX_TRACES);

    public StepRows(Sql sql) {
        this.sql = sql;
    }

    public void step(StepSummary step) throws SQLException {
        sql.update(
                "INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                step.step(),
                step.warmup(),
                number(step.loss()),
                number(step.accuracy()),
                step.nanos(),
                step.forwardNanos(),
                step.recomputeNanos(),
                step.backwardNanos(),
                step.updateNanos(),
                step.processBytes(),
                step.waitNanos(),
                step.turn());
    }

    /** Adds the new samples of the memory of the device. */
    public void deviceMemory(
            Optional<DeviceMemory> before, List<DeviceMemoryUse.Sample> samples, Optional<DeviceMemory> after)
            throws SQLException {
        if (before.isPresent()) {
            deviceMemory(BEFORE, before.get());
        }
        if (after.isPresent()) {
            deviceMemory(AFTER, after.get());
        }
        for (DeviceMemoryUse.Sample sample : samples) {
            deviceMemory(sample.step(), sample.memory());
        }
    }

    private void deviceMemory(int step, DeviceMemory memory) throws SQLException {
        sql.update(
                "INSERT INTO device_memory VALUES (?, ?, ?, ?, ?, ?, ?)",
                step,
                memory.totalBytes(),
                memory.thisProcessBytes(),
                memory.othersBytes(),
                memory.driverBytes(),
                memory.freeBytes(),
                memory.exact());
    }

    public void epoch(EpochSummary epoch) throws SQLException {
        Optional<EpochSummary.Evaluation> evaluation = epoch.evaluation();
        sql.update(
                "INSERT INTO epochs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                epoch.epoch(),
                epoch.step(),
                number(epoch.trainingLoss()),
                epoch.trainingAccuracy(),
                evaluation.map(EpochSummary.Evaluation::images).orElse(null),
                evaluation.map(tried -> number(tried.loss())).orElse(null),
                evaluation.map(EpochSummary.Evaluation::accuracy).orElse(null),
                evaluation.map(EpochSummary.Evaluation::nanos).orElse(null),
                epoch.firstStep());
    }

    /** Adds the events of a step, and deletes those of steps that are not kept any more. */
    public void events(StepTrace trace) throws SQLException {
        long[] startNanos = new long[trace.finished()];
        long[] endNanos = new long[trace.finished()];
        for (int i = 0; i < trace.finished(); i++) {
            startNanos[i] = trace.startNanos(i);
            endNanos[i] = trace.endNanos(i);
        }
        for (int dropped : traces.add(trace.step())) {
            sql.update("DELETE FROM events WHERE step = ?", dropped);
        }
        sql.update(
                "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?)",
                trace.step(),
                Blobs.ofLongs(startNanos),
                Blobs.ofLongs(endNanos),
                Blobs.ofInts(trace.encodedChanges()));
    }

    public void measurement(Measurement measurement) throws SQLException {
        sql.update(
                "INSERT OR REPLACE INTO measurements VALUES (1, ?, ?, ?, ?)",
                measurement.forwardFeatureMapBytes(),
                measurement.peakLiveBytes(),
                measurement.reservedBytes(),
                measurement.processPeakBytes());
    }

    public void layerTimes(List<LayerMeasurement> layers) throws SQLException {
        for (int i = 0; i < layers.size(); i++) {
            LayerMeasurement layer = layers.get(i);
            sql.update(
                    "UPDATE layers SET forward_nanos = ?, recompute_nanos = ?, backward_nanos = ? WHERE id = ?",
                    layer.forwardNanos(),
                    layer.recomputeNanos(),
                    layer.backwardNanos(),
                    i);
        }
    }

    public void skipped(SkippedImages skipped) throws SQLException {
        sql.update("UPDATE run SET skipped_images = ?", skipped.count());
        for (SkippedImage image : skipped.listed()) {
            sql.update(
                    "INSERT INTO skipped_images (file, reason) VALUES (?, ?)",
                    image.file(),
                    image.reason().toString());
        }
    }

    /** Adds a notice. */
    public void notice(String sentence) throws SQLException {
        sql.update("INSERT INTO notices (sentence) VALUES (?)", sentence);
    }

    public void outcome(RunOutcome outcome) throws SQLException {
        sql.update("UPDATE run SET outcome = ?, outcome_sentence = ?", outcome.id(), outcome.sentence());
        if (outcome instanceof RunOutcome.Cancelled cancelled) {
            sql.update("UPDATE run SET outcome_step = ?", cancelled.step());
        } else if (outcome instanceof RunOutcome.OutOfMemory outOfMemory) {
            sql.update("UPDATE run SET outcome_bytes = ?", outOfMemory.requestedBytes());
            if (outOfMemory.shortfall().isPresent()) {
                shortfall(outOfMemory.shortfall().get());
            }
        } else if (outcome instanceof RunOutcome.NotFinite notFinite) {
            sql.update(
                    "UPDATE run SET outcome_step = ?, outcome_loss = ?, outcome_layer = ?, outcome_tensor = ?",
                    notFinite.step(),
                    number(notFinite.loss()),
                    notFinite.origin().map(origin -> origin.layer().text()).orElse(null),
                    notFinite.origin().map(RunOutcome.NotFinite.Origin::tensor).orElse(null));
        }
    }

    private void shortfall(ShortageRecord shortfall) throws SQLException {
        sql.update(
                "INSERT INTO shortfall VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                shortfall.layer().text(),
                shortfall.tensor(),
                shortfall.phase().id(),
                shortfall.operation(),
                shortfall.requestedBytes(),
                shortfall.takenBytes(),
                shortfall.deviceBytes(),
                Blobs.ofLongs(shortfall.takenBytesBefore().stream()
                        .mapToLong(Long::longValue)
                        .toArray()));
    }

    private static Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
