package dev.densescope.session.file;

import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceMemory;
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
 * What the run thread has handed over and the writing thread has not taken yet. Of traces only the first and the latest
 * are kept, so a slow disk neither holds the run up nor fills memory. Both threads may call any method.
 */
final class PendingRows {
    private Rows rows = new Rows();
    private boolean anyTrace;
    private boolean abandoned;
    private boolean ended;
    private long endNanoTime;

    /** What is written in one transaction. */
    static final class Rows {
        Optional<DeviceInfo> device = Optional.empty();
        final List<String> notices = new ArrayList<>();
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

    synchronized void noticed(List<String> sentences) {
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

    /** Goes with the step it belongs to. */
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

    /** Whether the run has ended, and so long ago. */
    synchronized boolean endedBefore(Duration age) {
        return ended && System.nanoTime() - endNanoTime >= age.toNanos();
    }

    /** Nobody will take anything any more. */
    synchronized void abandon() {
        abandoned = true;
        rows = new Rows();
    }

    /** Waits until there is something and takes all of it. */
    synchronized Rows take() throws InterruptedException {
        while (rows.isEmpty()) {
            wait();
        }
        Rows taken = rows;
        rows = new Rows();
        return taken;
    }
}
