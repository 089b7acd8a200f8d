package dev.densescope.session.local;

import dev.densescope.data.DataChoice;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.ImageSource;
import dev.densescope.data.open.DatasetPreview;
import dev.densescope.language.InLanguages;
import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.Run;
import dev.densescope.session.RunGroup;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.Runner;
import dev.densescope.session.SettingsCheck;
import dev.densescope.session.TrainingData;
import dev.densescope.session.device.Devices;
import dev.densescope.session.device.LimitedDevices;
import dev.densescope.session.file.RunFileException;
import dev.densescope.session.file.RunFileWriter;
import dev.densescope.session.file.table.RunFileHeader;
import dev.densescope.session.host.HostMemory;
import dev.densescope.session.local.parameters.ParameterFiles;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.spec.DenseNetSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Runs on this machine, one at a time or in turns. Any thread may call; starting compiles the schedule and reads the images first. */
public final class LocalRunner implements Runner {
    /** Approximate memory of Java and the libraries, without tensors. */
    static final long PROGRAM_BYTES = 512L << 20;

    /** The fraction of available memory that other programs may allocate before the user has answered. */
    private static final double FLUCTUATION = 0.03;

    /** Minibatches on the heap: one in use, two prefetched for training, two for evaluation. */
    private static final int MINIBATCHES_ON_HEAP = 5;

    /** Allocating gigabytes, which cannot be interrupted, takes seconds, and half a minute if memory is scarce. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Devices devices;
    private final LongSupplier availableBytes;
    private final OptionalLong deviceBytes;
    private final Duration patience;
    private volatile boolean closed;
    private Optional<RunGroup> group = Optional.empty(); // of the latest runs; guarded by this, as they are
    private List<LocalRun> latest = List.of();

    public LocalRunner(Devices devices) {
        this(devices, OptionalLong.empty());
    }

    /** @param deviceBytes assumed memory of devices, instead of their own */
    public LocalRunner(Devices devices, OptionalLong deviceBytes) {
        this(devices, deviceBytes, HostMemory::availableBytes);
    }

    LocalRunner(Devices devices, OptionalLong deviceBytes, LongSupplier availableBytes) {
        this(devices, deviceBytes, availableBytes, PATIENCE);
    }

    /** @param patience how long a run waits for a cancelled one to release its device */
    LocalRunner(Devices devices, OptionalLong deviceBytes, LongSupplier availableBytes, Duration patience) {
        this.devices = deviceBytes.isPresent() ? new LimitedDevices(devices, deviceBytes.getAsLong()) : devices;
        this.deviceBytes = deviceBytes;
        this.availableBytes = availableBytes;
        this.patience = patience;
    }

    @Override
    public Run start(RunSettings settings, RunOutputs outputs, boolean force, BooleanSupplier stop) {
        return begun(alone -> start(settings, outputs, alone, force, stop));
    }

    /** Starts a run that has no others to wait for. */
    private static Run begun(Function<RunGroup, Run> start) {
        RunGroup alone = RunGroup.ofOne();
        Run run = start.apply(alone);
        alone.begin();
        return run;
    }

    @Override
    public synchronized Run start(
            RunSettings settings, RunOutputs outputs, RunGroup with, boolean force, BooleanSupplier stop) {
        requireNoOther(with, stop);
        RunPlan plan = plan(settings);
        if (!force) {
            requireDeviceMemory(plan);
            requireMemory(plan);
            requireHeap(plan);
        }
        return start(plan, devices, outputs, with, stop);
    }

    @Override
    public Run startShortOfMemory(RunSettings settings, RunOutputs outputs, BooleanSupplier stop) {
        return begun(alone -> startShortOfMemory(settings, outputs, alone, stop));
    }

    private synchronized Run startShortOfMemory(
            RunSettings settings, RunOutputs outputs, RunGroup alone, BooleanSupplier stop) {
        requireNoOther(alone, stop);
        RunPlan plan = plan(settings);
        requireHeap(plan);
        OptionalLong available = availableBytes(plan);
        Devices within = available.isEmpty()
                ? devices
                : new LimitedDevices(devices, Math.max(0, available.getAsLong() - PROGRAM_BYTES));
        return start(plan, within, outputs, alone, stop);
    }

    /**
     * A run cancelled during preparation has ended for the user but may still hold the device: waits until it is
     * released.
     */
    private void requireNoOther(RunGroup with, BooleanSupplier stop) {
        if (group.equals(Optional.of(with))) {
            return;
        }
        if (latest.stream().anyMatch(run -> !run.ended().isDone())) {
            throw new RunRefusedException(Text.of("Another run is in progress: wait for it or cancel it."));
        }
        BooleanSupplier closedOrStopped = () -> closed || stop.getAsBoolean();
        if (latest.stream().anyMatch(run -> !run.releasedWithin(patience, closedOrStopped))) {
            throw closedOrStopped.getAsBoolean()
                    ? RunRefusedException.cancelled(new CancellationException())
                    : new RunRefusedException(Text.of(
                            "The cancelled run has not released its memory for %d s: try again later, or restart DenseScope.",
                            patience.toSeconds()));
        }
    }

    private RunPlan plan(RunSettings settings) {
        SettingsCheck.requireSound(settings);
        return RunPlan.of(settings.withDevice(devices.resolve(settings.device())));
    }

    private Run start(RunPlan plan, Devices within, RunOutputs outputs, RunGroup with, BooleanSupplier stop) {
        ParameterFiles files = ParameterFiles.of(outputs, plan.settings());
        files.requireWritable();
        try {
            int finishedSteps = files.finishedSteps();
            LocalRun run =
                    prepare(plan.after(finishedSteps, files.start()), within, files, outputs.runFile(), with, stop);
            latest = group.equals(Optional.of(with))
                    ? Stream.concat(latest.stream(), Stream.of(run)).toList()
                    : List.of(run);
            group = Optional.of(with);
            run.start();
            return run;
        } catch (RuntimeException | Error refused) {
            files.release();
            throw refused;
        }
    }

    @Override
    public Optional<Text> whyProcessor(String device) {
        return devices.whyProcessor(device);
    }

    private LocalRun prepare(
            RunPlan behindStart,
            Devices within,
            ParameterFiles files,
            Optional<Path> runFile,
            RunGroup with,
            BooleanSupplier stop) {
        ImageSource source = TrainingData.open(behindStart.settings(), () -> closed || stop.getAsBoolean());
        try {
            files.recognised(source.dataset());
            RunPlan plan = behindStart.ofLength(
                    source.batchesPerEpoch(),
                    files.unevaluatedBefore().isPresent() && source.evaluation().isPresent());
            files.planned(plan.settings().trainingSteps());
            Optional<DatasetSummary> dataset = source.dataset();
            RunJournal journal = new RunJournal(
                    plan, runFile.map(file -> create(file, plan, dataset)), source::dataset, source::skipped);
            journal.noticed(files.notices());
            RunLifecycle stage = new RunLifecycle();
            RunGroup.Seat seat = with.join();
            Training training = new Training(plan, within, source, files, journal, stage, seat);
            return new LocalRun(plan, journal, training, stage, seat);
        } catch (RuntimeException | Error refused) {
            source.close();
            throw refused;
        }
    }

    @Override
    public void close() {
        closed = true; // stops a start in progress
        List<LocalRun> runs;
        synchronized (this) {
            runs = latest;
        }
        runs.forEach(LocalRun::cancel);
        runs.forEach(going -> going.ended().handle((record, broken) -> going).join());
    }

    /**
     * Heap that a run needs: the images of the current step and of prefetched ones, the inputs and outputs of the head,
     * and the largest parameter during initialisation.
     */
    private static void requireHeap(RunPlan plan) {
        long imageBytes = plan.schedule().tensors().images().shape().bytes();
        long needed = (MINIBATCHES_ON_HEAP + 1) * imageBytes + headBytes(plan) + largestParameterBytes(plan);
        long heapBytes = Runtime.getRuntime().maxMemory();
        if (needed > heapBytes) {
            throw new RunRefusedException(
                    RunRefusedException.Subject.MEMORY,
                    Text.of(
                            "The run needs %s of Java's heap (the images of a minibatch take %s, and up to %d minibatches are "
                                    + "prefetched), but the heap has %s",
                            text(needed), text(imageBytes), MINIBATCHES_ON_HEAP, text(heapBytes)),
                    Advice.reduce(Setting.BATCH).or(Advice.to(Text.of("give Java more (DENSESCOPE_OPTS=-Xmx...)"))));
        }
    }

    /** Bytes of logits and pooled maps, each with its gradient. */
    private static long headBytes(RunPlan plan) {
        DenseNetSpec spec = plan.settings().spec();
        return 2L * Float.BYTES * spec.batch() * (spec.classes() + (long) spec.channelsIntoHead());
    }

    private static long largestParameterBytes(RunPlan plan) {
        return plan.schedule().network().parameters().stream()
                .mapToLong(parameter -> parameter.count() * Float.BYTES)
                .max()
                .orElse(0);
    }

    private void requireDeviceMemory(RunPlan plan) {
        long needed = plan.prediction().reservedBytes();
        if (deviceBytes.isPresent() && needed > deviceBytes.getAsLong()) {
            throw RunRefusedException.forMemory(
                    Text.of(
                            "The run needs %s under %s, but device %s is limited to %s",
                            text(needed),
                            plan.settings().storage().id(),
                            plan.settings().device(),
                            text(deviceBytes.getAsLong())),
                    ShortageAdvice.of(plan).within(deviceBytes.getAsLong()),
                    deviceBytes.getAsLong());
        }
    }

    private void requireMemory(RunPlan plan) {
        long needed = plan.prediction().reservedBytes() + PROGRAM_BYTES;
        OptionalLong available = availableBytes(plan);
        if (available.isPresent() && needed > available.getAsLong()) {
            throw RunRefusedException.forMemory(
                    Text.of(
                            "The run needs %s (%s of tensors and about %s for %s), but device %s has %s available",
                            text(needed),
                            text(plan.prediction().reservedBytes()),
                            text(PROGRAM_BYTES),
                            devices.freeBytes(plan.settings().device()).isPresent()
                                    ? Text.of("CUDA's context")
                                    : Text.of("the program"),
                            plan.settings().device(),
                            text(available.getAsLong())),
                    advice(plan, available.getAsLong()),
                    tensorBytes(available.getAsLong()));
        }
    }

    /**
     * Memory for tensors in bytes: less than is available, because availability fluctuates, and a plan that used all of
     * it could be refused in turn.
     */
    static long tensorBytes(long availableBytes) {
        return Math.round((availableBytes - PROGRAM_BYTES) * (1 - FLUCTUATION));
    }

    private static Advice advice(RunPlan plan, long availableBytes) {
        return availableBytes <= PROGRAM_BYTES
                ? Advice.to(Text.of("end other programs")).or(Advice.to(Text.of("raise the memory limits of this one")))
                : ShortageAdvice.of(plan).within(availableBytes - PROGRAM_BYTES, tensorBytes(availableBytes));
    }

    /** Available memory of the device, or of the host for a CPU; empty if unknown. */
    private OptionalLong availableBytes(RunPlan plan) {
        OptionalLong own = devices.freeBytes(plan.settings().device());
        if (own.isPresent()) {
            return own;
        }
        long available = availableBytes.getAsLong();
        return available > 0 ? OptionalLong.of(available) : OptionalLong.empty();
    }

    @Override
    public Optional<DatasetPreview> preview(DataChoice data, long seed, BooleanSupplier stop) {
        return TrainingData.preview(data, seed, () -> closed || stop.getAsBoolean());
    }

    private static RunFileWriter create(Path file, RunPlan plan, Optional<DatasetSummary> dataset) {
        try {
            return RunFileWriter.create(
                    file,
                    new RunFileHeader(
                            plan.startedAt(),
                            plan.settings(),
                            plan.environment(),
                            dataset,
                            plan.prediction(),
                            plan.schedule().legend()));
        } catch (RunFileException refused) {
            throw new RunRefusedException(RunRefusedException.Subject.SETTINGS, refused);
        }
    }

    private static InLanguages text(long bytes) {
        return QuantityText.told(bytes);
    }
}
