package dev.densescope.session.file;

import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceMemory;
import dev.densescope.language.Text;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.StepTrace;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.DeviceMemoryUse;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.StepSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The queue from the run thread to the writing thread. Only the first and the latest trace are kept, so a slow disk
 * neither delays the run nor fills memory. Both threads may call any method.
 */
final class PendingRows {
    private Rows rows = new Rows();
    private boolean anyTrace;
    private boolean abandoned;
    private boolean ended;
    private long endNanoTime;

    /** The rows of one transaction. */
    static final class Rows {
        Optional<DeviceInfo> device = Optional.empty();
        final List<Text> notices = new ArrayList<>();
        Optional<DeviceMemory> deviceMemoryBefore = Optional.empty();
        Optional<DeviceMemory> deviceMemoryAfter = Optional.empty();
        final List<DeviceMemoryUse.Sample> deviceMemory = new ArrayList<>();
        final List<StepSummary> steps = new ArrayList<>();
        final List<EpochSummary> epochs = new ArrayList<>();
        Optional<StepTrace> firstTrace = Optional.empty();
        Optional<StepTrace> latestTrace = Optional.empty();
        Optional<Measurement> measurement = Optional.empty();
        List<LayerBytes> layers = List.of();
        Optional<RunRecord> end = Optional.empty();

        boolean isEmpty() {
            return device.isEmpty() && notices.isEmpty() && steps.isEmpty() && epochs.isEmpty() && end.isEmpty();
        }
    }

    synchronized void deviceOpened(DeviceInfo device) {
        rows.device = Optional.of(device);
        notifyAll();
    }

    synchronized void noticed(List<Text> sentences) {
        if (!abandoned) {
            rows.notices.addAll(sentences);
            notifyAll();
        }
    }

    synchronized void deviceMemoryBefore(DeviceMemory memory) {
        rows.deviceMemoryBefore = Optional.of(memory);
    }

    synchronized void deviceMemoryAfter(DeviceMemory memory) {
        rows.deviceMemoryAfter = Optional.of(memory);
    }

    /** Belongs to its step. */
    synchronized void deviceMemorySampled(DeviceMemoryUse.Sample sample) {
        if (!abandoned) {
            rows.deviceMemory.add(sample);
        }
    }

    synchronized void stepFinished(
            StepSummary step, StepTrace trace, Measurement measurement, List<LayerBytes> layers) {
        if (!abandoned) {
            rows.steps.add(step);
            if (anyTrace) {
                rows.latestTrace = Optional.of(trace);
            } else {
                rows.firstTrace = Optional.of(trace);
                anyTrace = true;
            }
            rows.measurement = Optional.of(measurement);
            rows.layers = layers;
            notifyAll();
        }
    }

    synchronized void epochFinished(EpochSummary epoch) {
        if (!abandoned) {
            rows.epochs.add(epoch);
            notifyAll();
        }
    }

    synchronized void end(RunRecord record) {
        ended = true;
        endNanoTime = System.nanoTime();
        rows.end = Optional.of(record);
        notifyAll();
    }

    /** Whether the run ended at least the given time ago. */
    synchronized boolean endedBefore(Duration age) {
        return ended && System.nanoTime() - endNanoTime >= age.toNanos();
    }

    /** The writing thread has ended: discards all further rows. */
    synchronized void abandon() {
        abandoned = true;
        rows = new Rows();
    }

    /** Waits until there are rows and takes all of them. */
    synchronized Rows take() throws InterruptedException {
        while (rows.isEmpty()) {
            wait();
        }
        Rows taken = rows;
        rows = new Rows();
        return taken;
    }
}
