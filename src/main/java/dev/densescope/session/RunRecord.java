package dev.densescope.session;

import dev.densescope.data.DatasetSummary;
import dev.densescope.data.SkippedImages;
import dev.densescope.device.DeviceInfo;
import dev.densescope.language.Text;
import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.plan.Prediction;
import dev.densescope.session.measure.DeviceMemoryUse;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.Median;
import dev.densescope.session.measure.StepLoss;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything recorded about a run, finished or not; the input of reports. Immutable.
 *
 * @param startedAt start of the run
 * @param prediction of its schedule
 * @param measurement empty if no step was finished
 * @param steps finished steps in order, warm-up included
 * @param epochs finished ones in order; empty if the length of the run was not given in epochs
 * @param layers in forward order; empty if no step was finished
 * @param lastTrace trace of the last finished step
 * @param dataset what was recognised in the folder of images, and what of it turned out to be damaged; empty for
 * synthetic ones and in files of older versions
 * @param skipped image files that could not be used
 * @param notices about the design, the initial weights and the device, one sentence each; often none
 * @param deviceMemory use of the GPU's memory
 */
public record RunRecord(
        Instant startedAt,
        RunSettings settings,
        DeviceInfo device,
        EnvironmentInfo environment,
        Prediction prediction,
        Optional<Measurement> measurement,
        List<StepSummary> steps,
        List<EpochSummary> epochs,
        List<LayerMeasurement> layers,
        Optional<StepTrace> lastTrace,
        Optional<DatasetSummary> dataset,
        SkippedImages skipped,
        List<Text> notices,
        DeviceMemoryUse deviceMemory,
        RunOutcome outcome)
        implements RecordedRun {
    public RunRecord {
        steps = List.copyOf(steps);
        epochs = List.copyOf(epochs);
        layers = List.copyOf(layers);
        notices = List.copyOf(notices);
    }

    /** A run on synthetic images, without notices. */
    public RunRecord(
            Instant startedAt,
            RunSettings settings,
            DeviceInfo device,
            EnvironmentInfo environment,
            Prediction prediction,
            Optional<Measurement> measurement,
            List<StepSummary> steps,
            List<EpochSummary> epochs,
            List<LayerMeasurement> layers,
            Optional<StepTrace> lastTrace,
            SkippedImages skipped,
            RunOutcome outcome) {
        this(
                startedAt,
                settings,
                device,
                environment,
                prediction,
                measurement,
                steps,
                epochs,
                layers,
                lastTrace,
                Optional.empty(),
                skipped,
                List.of(),
                DeviceMemoryUse.UNKNOWN,
                outcome);
    }

    /** A run without epochs and notices. */
    public RunRecord(
            Instant startedAt,
            RunSettings settings,
            DeviceInfo device,
            EnvironmentInfo environment,
            Prediction prediction,
            Optional<Measurement> measurement,
            List<StepSummary> steps,
            List<LayerMeasurement> layers,
            Optional<StepTrace> lastTrace,
            SkippedImages skipped,
            RunOutcome outcome) {
        this(
                startedAt,
                settings,
                device,
                environment,
                prediction,
                measurement,
                steps,
                List.of(),
                layers,
                lastTrace,
                skipped,
                outcome);
    }

    /** Whether another run is the same training, possibly under another strategy, so that losses can be compared. */
    public boolean trainsLike(RunRecord other) {
        return TrainingDifferences.between(this, other).isEmpty();
    }

    /** The images that were used; empty for synthetic ones and in files of older versions. */
    public Optional<DatasetSummary> usedImages() {
        return dataset.map(DatasetSummary::used);
    }

    /** The same with further notices. */
    public RunRecord withNotices(List<Text> more) {
        List<Text> all = new ArrayList<>(notices);
        all.addAll(more);
        return new RunRecord(
                startedAt,
                settings,
                device,
                environment,
                prediction,
                measurement,
                steps,
                epochs,
                layers,
                lastTrace,
                dataset,
                skipped,
                all,
                deviceMemory,
                outcome);
    }

    /** The GPU's memory as reported by the driver, split by owner; empty without a GPU or a step. */
    public Optional<DeviceMemoryUse.Balance> deviceMemoryBalance() {
        long workspaceBytes = prediction.reservedByCategory().getOrDefault(Category.WORKSPACE, 0L);
        return measurement.flatMap(measured -> deviceMemory.balance(measured.reservedBytes(), workspaceBytes));
    }

    /** The measured steps: those after warm-up, or all steps if none of those was finished. */
    public List<StepSummary> measuredSteps() {
        List<StepSummary> measured =
                steps.stream().filter(step -> !step.warmup()).toList();
        return measured.isEmpty() ? steps : measured;
    }

    /** The losses of the finished steps, in order. */
    public List<StepLoss> losses() {
        return steps.stream()
                .map(step -> new StepLoss(step.step(), step.loss()))
                .toList();
    }

    /** Median time of a measured step in nanoseconds; 0 if there is none. */
    public long medianStepNanos() {
        return Median.of(measuredSteps().stream().mapToLong(StepSummary::nanos));
    }

    /** Images per second at the median step; 0 if there is none. */
    public double imagesPerSecond() {
        long nanos = medianStepNanos();
        return nanos == 0 ? 0 : settings.spec().batch() * 1e9 / nanos;
    }

    /** Median time of recomputation in a measured step, in nanoseconds; 0 without measured steps. */
    public long medianRecomputeNanos() {
        return Median.of(measuredSteps().stream().mapToLong(StepSummary::recomputeNanos));
    }

    /** Bytes that recomputation writes in one step; 0 if no step was finished. */
    public long recomputedBytes() {
        return lastTrace.map(RunRecord::recomputedBytes).orElse(0L);
    }

    private static long recomputedBytes(StepTrace trace) {
        return trace.events().stream()
                .filter(event -> event.deltaBytes() > 0)
                .filter(event ->
                        trace.legend().operations().get(event.operation()).phase() == Phase.RECOMPUTE)
                .mapToLong(event -> event.deltaBytes())
                .sum();
    }
}
