package dev.densescope.session.file;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.DatasetFormat;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.SkippedImage;
import dev.densescope.data.SkippedImages;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceMemory;
import dev.densescope.language.Text;
import dev.densescope.memory.Recorder;
import dev.densescope.memory.StepTrace;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.step.Value;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.table.RunFileHeader;
import dev.densescope.session.measure.DeviceMemoryUse;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.LayerTimes;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run of a small design that only recorded: its steps hold what the schedule says and compute nothing. */
final class SampleRun {
    private static final DenseNetSpec DESIGN = new DenseNetSpec(
            "small \"quoted\"",
            InputSpec.square(8),
            Stem.CIFAR,
            8,
            List.of(new DenseBlockSpec(2, 4, 2), new DenseBlockSpec(1, 4, 0)),
            0.5,
            0.1,
            3,
            4);
    private static final SkippedImages SKIPPED = new SkippedImages(
            1200,
            List.of(
                    new SkippedImage("cat/1.png", "it is empty"),
                    new SkippedImage("dog/\u00e9.jpg", "it is no image")));
    private static final DatasetSummary DATASET = new DatasetSummary(
            DatasetFormat.IMAGE_FOLDER,
            "/some/folder",
            List.of(
                    new DatasetSummary.ClassImages("cat", 7, 2, 1, 2),
                    new DatasetSummary.ClassImages("\u0444\u0438\u043d", 8, 3)),
            new DatasetSummary.Part("Training", 15),
            Optional.of(new DatasetSummary.Part("Test", 5)),
            List.of(Text.verbatim("Folder odd is not used."), Text.verbatim("Two links were not followed.")));
    private static final List<Text> NOTICES =
            List.of(Text.verbatim("It computed on the \u201cprocessor\u201d."), Text.verbatim("It was slow."));
    private static final DeviceMemory AFTER = new DeviceMemory(1L << 34, 9, 8, 7, 6, false);
    private static final DeviceMemory BEFORE = new DeviceMemory(1L << 34, 1, 2, 3, 4, true);
    private static final RunSettings SETTINGS = new RunSettings(
                    DESIGN,
                    new Sharing(Strategy.SHARED, SharedScope.BLOCK),
                    "cpu",
                    new DataChoice.Images(Path.of("some", "folder"), true, 0.25),
                    1,
                    1,
                    Long.MIN_VALUE,
                    2,
                    new TrainingRecipe(0.1, 0.9, 1e-4, false, Augmentation.CROP_FLIP, LearningRateSchedule.COSINE))
            .startingFrom(new StartingPoint.Checkpoint(Path.of("some", "check point")))
            .forEpochs(2);
    private static final List<EpochSummary> EPOCHS = List.of(
            new EpochSummary(1, 2, 1.5, 0.25, Optional.of(new EpochSummary.Evaluation(10, 1.25, 0.5, 7))),
            new EpochSummary(2, 3, 3, Double.NaN, 0.75, Optional.empty()));
    private static final DeviceInfo DEVICE = new DeviceInfo("cpu", "CPU, 2 threads", "kernels 1.0", 1L << 34);

    private final Schedule schedule = Schedule.compile(Network.of(DESIGN), SETTINGS.storage(), 2);
    private final Prediction prediction = Prediction.of(schedule);
    private final RunSettings settings;
    private final RunFileHeader header;
    private final Recorder recorder = new Recorder(schedule.legend(), System.nanoTime());
    private final LayerTimes times = new LayerTimes();
    private final List<StepSummary> steps = new ArrayList<>();
    private final List<DeviceMemoryUse.Sample> samples = new ArrayList<>();

    /** @param steps that the run is to have, warm-up included */
    SampleRun(int steps) {
        settings = SETTINGS.lasting(1, Math.max(1, steps - 1));
        header = new RunFileHeader(
                Instant.parse("2026-01-02T03:04:05.678901Z"),
                settings,
                EnvironmentInfo.current(),
                Optional.of(DATASET),
                prediction,
                schedule.legend());
    }

    /** Writes a run of some steps and gives what should be read back. */
    static RunRecord write(Path file, int steps, RunOutcome outcome) {
        SampleRun run = new SampleRun(steps);
        RunFileWriter writer = RunFileWriter.create(file, run.header());
        writer.deviceOpened(DEVICE);
        writer.deviceMemoryBefore(BEFORE);
        NOTICES.forEach(notice -> writer.noticed(List.of(notice)));
        for (int i = 0; i < steps; i++) {
            run.step(writer, outcome);
        }
        List<EpochSummary> epochs =
                EPOCHS.stream().filter(epoch -> epoch.step() <= steps).toList();
        epochs.forEach(writer::epochFinished);
        writer.deviceMemoryAfter(AFTER);
        RunRecord record = run.record(outcome, epochs);
        writer.finish(record);
        writer.failure().ifPresent(failure -> {
            throw new AssertionError(failure);
        });
        return record;
    }

    RunFileHeader header() {
        return header;
    }

    void step(RunFileWriter writer) {
        step(writer, new RunOutcome.Completed());
    }

    private void step(RunFileWriter writer, RunOutcome outcome) {
        int number = steps.size() + 1;
        StepTrace trace = trace(number);
        times.add(trace);
        float loss = outcome instanceof RunOutcome.NotFinite notFinite && notFinite.step() == number
                ? notFinite.loss()
                : number == 3 ? Float.NaN : number == 4 ? Float.POSITIVE_INFINITY : 1f / number;
        steps.add(new StepSummary(
                number,
                number == 1,
                loss,
                number == 2 ? Float.NaN : 0.25f * (number % 5),
                1000L + number,
                400,
                100,
                300,
                200,
                1L << 33,
                50L * number));
        samples.add(new DeviceMemoryUse.Sample(number, new DeviceMemory(1L << 34, number, 5, 6, 7, number % 2 == 0)));
        writer.stepFinished(steps.get(number - 1), trace, measurement(), prediction.layers());
        writer.deviceMemorySampled(samples.get(number - 1));
    }

    RunRecord record(RunOutcome outcome) {
        return record(outcome, List.of());
    }

    private RunRecord record(RunOutcome outcome, List<EpochSummary> epochs) {
        boolean any = !steps.isEmpty();
        return new RunRecord(
                header.startedAt(),
                settings,
                DEVICE,
                header.environment(),
                prediction,
                any ? Optional.of(measurement()) : Optional.empty(),
                steps,
                epochs,
                any ? times.withTimes(prediction.layers()) : List.of(),
                recorder.lastFinished(),
                Optional.of(DATASET),
                SKIPPED,
                NOTICES,
                new DeviceMemoryUse(Optional.of(BEFORE), samples, Optional.of(AFTER)),
                outcome);
    }

    private Measurement measurement() {
        return new Measurement(
                prediction.forwardFeatureMapBytes(), prediction.peakLiveBytes(), prediction.reservedBytes(), 1L << 40);
    }

    private StepTrace trace(int step) {
        recorder.stepStarted(step);
        for (int operation = 0; operation < schedule.operations().size(); operation++) {
            for (Value value : schedule.values()) {
                if (schedule.firstUse(value) == operation) {
                    recorder.acquired(operation, value.id());
                }
            }
            recorder.operationStarted(operation);
            recorder.operationFinished(operation);
            for (Value value : schedule.values()) {
                if (schedule.lastUse(value) == operation) {
                    recorder.released(operation, value.id());
                }
            }
        }
        return recorder.stepFinished();
    }
}
