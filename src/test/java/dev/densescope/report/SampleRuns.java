package dev.densescope.report;

import dev.densescope.data.DataChoice;
import dev.densescope.data.DatasetFormat;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.SkippedImages;
import dev.densescope.device.DeviceInfo;
import dev.densescope.language.Text;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.DeviceMemoryUse;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Stem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Runs as the engine would leave them, without running anything: bytes and lifetimes are those of the real schedule,
 * times and losses are made up and always the same.
 */
public final class SampleRuns {
    public static final Instant CREATED = Instant.parse("2025-03-04T05:06:07Z");
    public static final int WARMUP_STEPS = 1;
    public static final int THREADS = 2;
    public static final DeviceInfo DEVICE = new DeviceInfo("cpu", "Test processor, 2 threads", "oneDNN 3.11", 8L << 30);
    public static final EnvironmentInfo ENVIRONMENT = new EnvironmentInfo(
            "DenseScope 0.1.0", "Linux 6.1 amd64", "Test processor", 2, 8L << 30, "OpenJDK 17.0.12");

    private SampleRuns() {}

    /** Two blocks of three and two layers, growth rate 4, batch 2, input 8 x 8. */
    public static DenseNetSpec smallSpec() {
        return new DenseNetSpec(
                "Small",
                InputSpec.square(8),
                Stem.CIFAR,
                8,
                List.of(new DenseBlockSpec(3, 4, 4), new DenseBlockSpec(2, 4, 4)),
                0.5,
                0.0,
                10,
                2);
    }

    /** The small design under each of the report's strategies, three measured steps each. */
    public static Report smallReport() {
        return report(smallSpec(), Strategy.NAIVE, Strategy.SHARED_GRADIENTS, Strategy.SHARED_CONCAT, Strategy.SHARED);
    }

    /** Three measured steps of a design under each of the strategies. */
    public static Report report(DenseNetSpec spec, Strategy... strategies) {
        List<RunRecord> runs = Arrays.stream(strategies)
                .map(strategy -> run(spec, strategy, 3))
                .toList();
        return new Report(spec, runs, CREATED);
    }

    /** A completed run of one warm-up step and {@code steps} measured ones. */
    public static RunRecord run(DenseNetSpec spec, Strategy strategy, int steps) {
        return run(spec, Sharing.of(strategy), steps);
    }

    /** The same under any plan. */
    public static RunRecord run(DenseNetSpec spec, StoragePlan plan, int steps) {
        Schedule schedule = Schedule.compile(Network.of(spec), plan, THREADS);
        Prediction prediction = Prediction.of(schedule);
        StepTrace trace = SampleTrace.of(schedule, WARMUP_STEPS + steps);
        return new RunRecord(
                CREATED.minusSeconds(60),
                settings(spec, plan, steps),
                DEVICE,
                ENVIRONMENT,
                prediction,
                Optional.of(new Measurement(
                        prediction.forwardFeatureMapBytes(),
                        prediction.peakLiveBytes(),
                        prediction.reservedBytes(),
                        prediction.reservedBytes() + (200L << 20))),
                steps(trace, steps),
                layers(prediction, trace),
                Optional.of(trace),
                SkippedImages.NONE,
                new RunOutcome.Completed());
    }

    /** Runs of naive and shared with so many measured steps each. */
    public static Report reportOfSteps(DenseNetSpec spec, int steps) {
        return Report.of(List.of(run(spec, Strategy.NAIVE, steps), run(spec, Strategy.SHARED, steps)), CREATED);
    }

    /** The same step, having taken another time. */
    public static StepSummary withNanos(StepSummary step, long nanos) {
        return copy(step, step.step(), step.loss(), nanos);
    }

    /** The same run, as if it went on where another came to, so many steps later. */
    public static RunRecord resumed(RunRecord run, Path checkpoint, int finishedSteps) {
        List<StepSummary> later = run.steps().stream()
                .map(step -> copy(step, step.step() + finishedSteps, step.loss(), step.nanos()))
                .toList();
        RunSettings settings = run.settings()
                .startingFrom(new StartingPoint.Checkpoint(checkpoint))
                .after(finishedSteps);
        return copy(run, settings, run.device(), later, run.outcome());
    }

    /** A run that ended before its first step was finished. */
    public static RunRecord endedBeforeFirstStep(DenseNetSpec spec, Strategy strategy, RunOutcome outcome) {
        Prediction prediction = Prediction.of(Schedule.compile(Network.of(spec), strategy, THREADS));
        return new RunRecord(
                CREATED.minusSeconds(60),
                settings(spec, Sharing.of(strategy), 3),
                DEVICE,
                ENVIRONMENT,
                prediction,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                SkippedImages.NONE,
                outcome);
    }

    /** The same run with other steps and another outcome. */
    public static RunRecord with(RunRecord run, List<StepSummary> steps, RunOutcome outcome) {
        return copy(run, run.settings(), run.device(), steps, outcome);
    }

    /** The same run with other settings. */
    public static RunRecord with(RunRecord run, RunSettings settings) {
        return copy(run, settings, run.device(), run.steps(), run.outcome());
    }

    /** The same run, having skipped these files of images. */
    public static RunRecord skipping(RunRecord run, SkippedImages skipped) {
        return new RunRecord(
                run.startedAt(),
                run.settings(),
                run.device(),
                run.environment(),
                run.prediction(),
                run.measurement(),
                run.steps(),
                run.epochs(),
                run.layers(),
                run.lastTrace(),
                skipped,
                run.outcome());
    }

    /** The same run, with this recognised data set. */
    public static RunRecord on(RunRecord run, DatasetSummary dataset) {
        return new RunRecord(
                run.startedAt(),
                run.settings(),
                run.device(),
                run.environment(),
                run.prediction(),
                run.measurement(),
                run.steps(),
                run.epochs(),
                run.layers(),
                run.lastTrace(),
                Optional.of(dataset),
                run.skipped(),
                run.notices(),
                run.deviceMemory(),
                run.outcome());
    }

    /** What was recognised in a folder of two classes, one of a name that spreadsheets and browsers would run. */
    public static DatasetSummary dataset() {
        return new DatasetSummary(
                DatasetFormat.IMAGE_FOLDER,
                "/pets",
                List.of(new DatasetSummary.ClassImages("=cat<b>", 7, 2), new DatasetSummary.ClassImages("dog", 8, 3)),
                new DatasetSummary.Part("Training", 15),
                Optional.of(new DatasetSummary.Part("Test", 5)),
                List.of(Text.of("Folder %s is not used: it is not a split.", "odd")));
    }

    /** The same run on a device that had something to say. */
    public static RunRecord noticing(RunRecord run, List<String> notices) {
        return new RunRecord(
                run.startedAt(),
                run.settings(),
                run.device(),
                run.environment(),
                run.prediction(),
                run.measurement(),
                run.steps(),
                run.epochs(),
                run.layers(),
                run.lastTrace(),
                run.dataset(),
                run.skipped(),
                notices.stream().map(Text::verbatim).toList(),
                run.deviceMemory(),
                run.outcome());
    }

    /** The same run, on a GPU whose driver said this of its memory. */
    public static RunRecord withDeviceMemory(RunRecord run, DeviceMemoryUse deviceMemory) {
        return new RunRecord(
                run.startedAt(),
                run.settings(),
                run.device(),
                run.environment(),
                run.prediction(),
                run.measurement(),
                run.steps(),
                run.epochs(),
                run.layers(),
                run.lastTrace(),
                run.dataset(),
                run.skipped(),
                run.notices(),
                deviceMemory,
                run.outcome());
    }

    /** The same run, having measured other bytes. */
    public static RunRecord withMeasurement(RunRecord run, Measurement measurement) {
        return new RunRecord(
                run.startedAt(),
                run.settings(),
                run.device(),
                run.environment(),
                run.prediction(),
                Optional.of(measurement),
                run.steps(),
                run.layers(),
                run.lastTrace(),
                run.skipped(),
                run.outcome());
    }

    /** The same run, having lasted for these epochs. */
    public static RunRecord withEpochs(RunRecord run, EpochSummary... epochs) {
        return new RunRecord(
                run.startedAt(),
                run.settings().forEpochs(epochs.length),
                run.device(),
                run.environment(),
                run.prediction(),
                run.measurement(),
                run.steps(),
                List.of(epochs),
                run.layers(),
                run.lastTrace(),
                run.skipped(),
                run.outcome());
    }

    /** The same with products in TensorFloat-32. */
    public static RunRecord roundingProducts(RunRecord run) {
        return copy(run, run.settings().withTensorFloat32(true), run.device(), run.steps(), run.outcome());
    }

    /** The same run on another device. */
    public static RunRecord onDevice(RunRecord run, String device) {
        DeviceInfo other = new DeviceInfo(device, "Another device", "other kernels", 4L << 30);
        return copy(run, run.settings().withDevice(device), other, run.steps(), run.outcome());
    }

    /** The same run on a device of another name or size. */
    public static RunRecord on(RunRecord run, DeviceInfo device) {
        return copy(run, run.settings(), device, run.steps(), run.outcome());
    }

    /** The same run, said to have shared its storage within another scope. */
    public static RunRecord sharingWithin(RunRecord run, SharedScope scope) {
        return copy(
                run,
                run.settings().storedBy(run.settings().storage().within(scope)),
                run.device(),
                run.steps(),
                run.outcome());
    }

    /** The same step with another loss. */
    public static StepSummary withLoss(StepSummary step, float loss) {
        return copy(step, step.step(), loss, step.nanos());
    }

    private static StepSummary copy(StepSummary step, int number, float loss, long nanos) {
        return new StepSummary(
                number,
                step.warmup(),
                loss,
                step.accuracy(),
                nanos,
                step.forwardNanos(),
                step.recomputeNanos(),
                step.backwardNanos(),
                step.updateNanos(),
                step.processBytes(),
                step.waitNanos());
    }

    /** Epochs, notices and the memory of a GPU are left out. */
    private static RunRecord copy(
            RunRecord run, RunSettings settings, DeviceInfo device, List<StepSummary> steps, RunOutcome outcome) {
        return new RunRecord(
                run.startedAt(),
                settings,
                device,
                run.environment(),
                run.prediction(),
                run.measurement(),
                steps,
                run.layers(),
                run.lastTrace(),
                run.skipped(),
                outcome);
    }

    private static RunSettings settings(DenseNetSpec spec, StoragePlan plan, int steps) {
        return new RunSettings(
                spec,
                plan,
                DEVICE.id(),
                new DataChoice.Synthetic(),
                WARMUP_STEPS,
                steps,
                1,
                THREADS,
                TrainingRecipe.DEFAULT);
    }

    private static List<StepSummary> steps(StepTrace trace, int measured) {
        List<StepSummary> steps = new ArrayList<>();
        for (int step = 1; step <= WARMUP_STEPS + measured; step++) {
            double slower = step == 1 ? 1.4 : 1 + 0.01 * (step % 3);
            long forward = scaled(trace, Phase.FORWARD, slower);
            long recompute = scaled(trace, Phase.RECOMPUTE, slower);
            long backward = scaled(trace, Phase.BACKWARD, slower);
            long update = scaled(trace, Phase.UPDATE, slower);
            steps.add(new StepSummary(
                    step,
                    step <= WARMUP_STEPS,
                    loss(step),
                    1 - 0.75f / step,
                    forward + recompute + backward + update + 50_000,
                    forward,
                    recompute,
                    backward,
                    update,
                    300L << 20,
                    1_500_000L * step));
        }
        return steps;
    }

    private static float loss(int step) {
        return (float) (0.4 + 1.9 * Math.exp(-0.08 * (step - 1)) + 0.03 * Math.sin(step * 2.3));
    }

    private static long scaled(StepTrace trace, Phase phase, double factor) {
        return Math.round(trace.phaseNanos(phase) * factor);
    }

    private static List<LayerMeasurement> layers(Prediction prediction, StepTrace trace) {
        return prediction.layers().stream().map(bytes -> layer(bytes, trace)).toList();
    }

    private static LayerMeasurement layer(LayerBytes bytes, StepTrace trace) {
        return new LayerMeasurement(
                bytes,
                layerNanos(trace, bytes.layer(), Phase.FORWARD),
                layerNanos(trace, bytes.layer(), Phase.RECOMPUTE),
                layerNanos(trace, bytes.layer(), Phase.BACKWARD));
    }

    private static long layerNanos(StepTrace trace, LayerPath layer, Phase phase) {
        return trace.legend().operations().stream()
                .filter(operation -> operation.layer().equals(layer) && operation.phase() == phase)
                .mapToInt(TracedOperation::index)
                .mapToLong(trace::durationNanos)
                .sum();
    }
}
