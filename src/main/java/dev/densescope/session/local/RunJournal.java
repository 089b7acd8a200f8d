package dev.densescope.session.local;

import dev.densescope.data.DatasetSummary;
import dev.densescope.data.SkippedImages;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceMemory;
import dev.densescope.engine.EngineMeasurement;
import dev.densescope.failure.Failure;
import dev.densescope.failure.Failures;
import dev.densescope.language.Text;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.Phase;
import dev.densescope.memory.Recorder;
import dev.densescope.memory.StepTrace;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileWriter;
import dev.densescope.session.host.ProcessMemory;
import dev.densescope.session.measure.AppendedSteps;
import dev.densescope.session.measure.DeviceMemoryUse;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.LayerTimes;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Records a run in memory and in its run file. The run thread writes; any thread may call {@link #progress}, and,
 * before the first step, {@link #end} once.
 */
final class RunJournal {
    /** Minimum interval between samples of the process memory within a step. */
    private static final long SAMPLE_NANOS = 50_000_000;

    private final RunPlan plan;
    private final Optional<RunFileWriter> file;
    private final Supplier<Optional<DatasetSummary>> dataset;
    private final Optional<DatasetSummary> recognised;
    private final Supplier<SkippedImages> skipped;
    private final List<Text> noticesOfPlan;
    private final ProcessMemory processMemory = new ProcessMemory();
    private final AppendedSteps steps = new AppendedSteps();
    private final LayerTimes warmupTimes = new LayerTimes();
    private final LayerTimes measuredTimes = new LayerTimes();
    private Optional<Measurement> measurement = Optional.empty();
    private List<LayerBytes> layers = List.of();
    private final List<DeviceMemoryUse.Sample> deviceMemory = new ArrayList<>();
    private Optional<DeviceMemory> deviceMemoryBefore = Optional.empty();
    private Optional<DeviceMemory> deviceMemoryAfter = Optional.empty();
    private long devicePeakBytes;
    private long earlierPeakBytes; // of the process in earlier turns
    private long sampledNanos;
    private int turn = 1;
    private volatile TurnClock clock = TurnClock.RUNNING;

    private volatile ProgressSnapshot published = ProgressSnapshot.PREPARING;
    private volatile Optional<Recording> recording = Optional.empty();
    private volatile DeviceInfo device;
    private volatile List<Text> notices = List.of();
    private volatile long processBytes;

    /** Figures of a step besides its trace. */
    record Step(float loss, float accuracy, long nanos, long waitNanos, Optional<DeviceMemory> deviceMemory) {}

    private record Recording(Recorder recorder, long originNanos) {}

    /**
     * @param dataset supplies the recognised data set and its damaged images; called now and at the end
     * @param skipped supplies the image files that could not be used so far; called by any thread
     */
    RunJournal(
            RunPlan plan,
            Optional<RunFileWriter> file,
            Supplier<Optional<DatasetSummary>> dataset,
            Supplier<SkippedImages> skipped) {
        this.plan = plan;
        this.file = file;
        this.dataset = dataset;
        recognised = dataset.get();
        this.skipped = skipped;
        noticesOfPlan = plan.notices();
        device = new DeviceInfo(plan.settings().device(), plan.settings().device(), "not opened", 0);
    }

    /** The recognised data set, before any image was read; empty for synthetic images. Any thread. */
    Optional<DatasetSummary> dataset() {
        return recognised;
    }

    void started() {
        noticed(List.of());
    }

    /** @param number of the turn of this run, from 1 */
    void turnStarted(int number) {
        turn = number;
        clock = clock.resumed();
        processMemory.startMeasuring();
    }

    /** Others run now; their memory and their time are not those of this run. */
    void turnEnded() {
        earlierPeakBytes = Math.max(earlierPeakBytes, processMemory.peakBytes());
        clock = clock.paused();
    }

    /**
     * @param memory use of device memory before the first allocation; empty if the device uses host memory
     */
    void deviceOpened(DeviceInfo info, Optional<DeviceMemory> memory) {
        memory.ifPresent(now -> processBytes = now.thisProcessBytes());
        if (turn > 1) {
            return;
        }
        device = info;
        deviceMemoryBefore = memory;
        file.ifPresent(writer -> writer.deviceOpened(info));
        file.ifPresent(writer -> memory.ifPresent(writer::deviceMemoryBefore));
    }

    /** All storage is freed, and the device is still open. */
    void storageFreed(Optional<DeviceMemory> memory) {
        deviceMemoryAfter = memory;
        file.ifPresent(writer -> memory.ifPresent(writer::deviceMemoryAfter));
    }

    /** Adds new notices in order of appearance. To be called often. */
    void noticed(List<Text> sentences) {
        List<Text> before = notices;
        List<Text> fresh = Stream.concat(noticesOfPlan.stream(), sentences.stream())
                .filter(sentence -> !before.contains(sentence))
                .distinct()
                .toList();
        if (!fresh.isEmpty()) {
            notices = Stream.concat(before.stream(), fresh.stream()).toList();
            file.ifPresent(writer -> writer.noticed(fresh));
        }
    }

    /** The recorder of the steps, which start now or continue. */
    Recorder recorder(long reservedBytes) {
        return recording.map(Recording::recorder).orElseGet(() -> startRecording(reservedBytes));
    }

    private Recorder startRecording(long reservedBytes) {
        long origin = System.nanoTime();
        Recorder recorder = new Recorder(plan.schedule().legend(), origin);
        recording = Optional.of(new Recording(recorder, origin));
        published = ProgressSnapshot.stepping(reservedBytes);
        return recorder;
    }

    /** Samples the process memory unless the last sample is recent. To be called often. */
    void sampleProcessMemory() {
        long now = System.nanoTime();
        if (deviceMemoryBefore.isEmpty() && now - sampledNanos >= SAMPLE_NANOS) {
            sampledNanos = now;
            processBytes = processMemory.residentBytes();
        }
    }

    void stepFinished(Step step, StepTrace trace, EngineMeasurement measured) {
        boolean warmup = isWarmup(trace);
        (warmup ? warmupTimes : measuredTimes).add(trace);
        processBytes = step.deviceMemory().map(DeviceMemory::thisProcessBytes).orElseGet(processMemory::residentBytes);
        Optional<DeviceMemoryUse.Sample> sample =
                step.deviceMemory().map(memory -> new DeviceMemoryUse.Sample(trace.step(), memory));
        sample.ifPresent(deviceMemory::add);
        StepSummary summary = new StepSummary(
                trace.step(),
                turn,
                warmup,
                step.loss(),
                step.accuracy(),
                step.nanos(),
                trace.phaseNanos(Phase.FORWARD),
                trace.phaseNanos(Phase.RECOMPUTE),
                trace.phaseNanos(Phase.BACKWARD),
                trace.phaseNanos(Phase.UPDATE),
                processBytes,
                step.waitNanos());
        Measurement now = new Measurement(
                measured.forwardFeatureMapBytes(),
                measured.peakLiveBytes(),
                measured.reservedBytes(),
                processPeakBytes());
        measurement = Optional.of(now);
        layers = measured.layers();
        file.ifPresent(writer -> writer.stepFinished(summary, trace, now, measured.layers()));
        file.ifPresent(writer -> sample.ifPresent(writer::deviceMemorySampled));
        published = published.withSteps(steps.append(summary), measured);
    }

    /** Memory of the process, as reported by the GPU driver or the operating system. */
    private long processPeakBytes() {
        if (deviceMemoryBefore.isEmpty()) {
            return Math.max(earlierPeakBytes, processMemory.peakBytes());
        }
        devicePeakBytes = Math.max(devicePeakBytes, processBytes);
        return devicePeakBytes;
    }

    void evaluationStarted() {
        published = published.in(RunProgress.State.EVALUATING);
    }

    void epochFinished(EpochSummary epoch) {
        file.ifPresent(writer -> writer.epochFinished(epoch));
        published = published.withEpoch(epoch);
    }

    /** The reason why the run file is no longer written; empty if it is. */
    Optional<Text> fileFailure() {
        return file.flatMap(RunFileWriter::failure);
    }

    /** Records the end of the run and closes the run file. */
    RunRecord end(RunOutcome outcome) {
        long elapsedNanos = elapsedNanos();
        RunRecord record = record(outcome);
        file.ifPresent(writer -> writer.finish(record));
        List<Text> ofFile = file.map(RunFileWriter::notices).orElse(List.of());
        notices = Stream.concat(notices.stream(), ofFile.stream()).toList();
        published = published.ended(elapsedNanos);
        Optional<Text> failure = fileFailure();
        return outcome instanceof RunOutcome.Completed && failure.isPresent()
                ? fullRecord(new RunOutcome.Failed(failure.get()))
                : record.withNotices(ofFile);
    }

    /** @param shown what is shown of a state: a run may be ending */
    RunProgress progress(UnaryOperator<RunProgress.State> shown) {
        ProgressSnapshot now = published;
        Optional<Recorder> recorder = recording.map(Recording::recorder);
        Optional<StepTrace> current = recorder.map(Recorder::current).filter(trace -> trace.step() > 0);
        return new RunProgress(
                shown.apply(now.state()),
                now.steps(),
                now.epochs(),
                skipped.get(),
                told(),
                current,
                recorder.flatMap(Recorder::lastFinished),
                now.reservedBytes(),
                now.steps().isEmpty()
                        ? current.map(trace -> trace.liveProfile().peakBytes()).orElse(0L)
                        : now.peakLiveBytes(),
                processBytes,
                now.state() == RunProgress.State.ENDED ? now.elapsedNanos() : elapsedNanos());
    }

    /** The notices so far, also those about the run file. */
    private List<Text> told() {
        List<Text> before = notices;
        List<Text> ofFile = file.map(RunFileWriter::notices).orElse(List.of());
        return before.containsAll(ofFile)
                ? before
                : Stream.concat(before.stream(), ofFile.stream()).distinct().toList();
    }

    private boolean isWarmup(StepTrace trace) {
        RunSettings settings = plan.settings();
        return settings.length().isWarmup(trace.step() - settings.stepsBefore());
    }

    /** Since the first step, without the turns of others. */
    private long elapsedNanos() {
        TurnClock now = clock;
        return recording.map(started -> now.nanosSince(started.originNanos())).orElse(0L);
    }

    /** A minimal record, if the full one cannot be created. */
    private RunRecord record(RunOutcome outcome) {
        try {
            return fullRecord(outcome);
        } catch (RuntimeException | Error broken) {
            return minRecord(Failures.end(Text.of("The run could not be recorded"), broken));
        }
    }

    private RunRecord minRecord(Failure failure) {
        return new RunRecord(
                plan.startedAt(),
                plan.settings(),
                device,
                plan.environment(),
                plan.prediction(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                SkippedImages.NONE,
                new RunOutcome.Failed(failure.text()));
    }

    private RunRecord fullRecord(RunOutcome outcome) {
        Optional<StepTrace> lastTrace = recording.flatMap(now -> now.recorder().lastFinished());
        boolean measuredAny = published.steps().stream().anyMatch(step -> !step.warmup());
        return new RunRecord(
                plan.startedAt(),
                plan.settings(),
                device,
                plan.environment(),
                plan.prediction(),
                measurement,
                published.steps(),
                published.epochs(),
                (measuredAny ? measuredTimes : warmupTimes).withTimes(layers),
                lastTrace,
                dataset.get(),
                skipped.get(),
                notices,
                new DeviceMemoryUse(deviceMemoryBefore, deviceMemory, deviceMemoryAfter),
                outcome);
    }
}
