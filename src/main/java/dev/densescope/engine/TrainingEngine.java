package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.device.FiniteGuard;
import dev.densescope.device.Kernel;
import dev.densescope.device.Kernels;
import dev.densescope.device.OperationClock;
import dev.densescope.device.StepSettings;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.Phase;
import dev.densescope.memory.Recorder;
import dev.densescope.network.ParameterInitializer;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.BatchNormComputation.ComputeBatchStatistics;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.RunningStatistics;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Trains one network on a device. The constructor allocates all storage and prepares all kernels; a step only runs
 * them. Run thread only.
 */
public final class TrainingEngine implements AutoCloseable {
    /** System property that makes all engines poison their storage: {@code true} or {@code false}. */
    public static final String POISON_PROPERTY = "densescope.poison";

    private final Schedule schedule;
    private final Device device;
    private final Arena arena;
    private final StepObserver observer;
    private final Kernel[] kernels;
    private final long reservedBytes;
    private final int lastForward;
    private final int firstUpdate;
    private final Optional<Poison> poison;
    private final FiniteGuard finiteGuard;
    private final StepLog log;

    private final float[] logits;
    private final float[] loss = new float[1];
    private Optional<Evaluation> evaluation = Optional.empty();

    /**
     * Reserves storage and prepares the kernels.
     *
     * @throws dev.densescope.device.DeviceMemoryException if the device does not have enough memory
     */
    public TrainingEngine(Schedule schedule, Device device) {
        this(schedule, device, Boolean.getBoolean(POISON_PROPERTY));
    }

    /**
     * The same, for debugging.
     *
     * @param poisons whether to fill the arena with NaN before it is used, and each value after its lifetime, so that
     *     stale reads show in the results
     */
    TrainingEngine(Schedule schedule, Device device, boolean poisons) {
        this.schedule = schedule;
        this.device = device;
        logits = new float[Math.toIntExact(schedule.tensors().logits().shape().elements())];
        lastForward = schedule.forwardOperations() - 1;
        firstUpdate = firstUpdate(schedule);
        long before = device.allocatedBytes();
        arena = new Arena(schedule, device);
        reservedBytes = device.allocatedBytes() - before;
        try {
            poison = poisons ? Optional.of(new Poison(schedule, arena)) : Optional.empty();
            KernelOperands operands = new KernelOperands(schedule, arena);
            Tensor workspace = operands.throughout(schedule.tensors().workspace());
            kernels = bindKernels(operands, device.kernels(workspace));
            finiteGuard = device.finiteGuard(workspace, lossAndStatistics(operands));
            Stream.of(schedule.tensors())
                    .flatMap(tensors -> Stream.of(tensors.images(), tensors.labels(), tensors.loss(), tensors.logits()))
                    .forEach(operands::throughout);
            Optional<OperationClock> clock = device.clock(kernels.length);
            observer =
                    new StepObserver(schedule, operands, clock.isPresent() ? Optional.empty() : firstWrites(operands));
            Recorder nobody = new Recorder(schedule.legend(), 0);
            log = clock.<StepLog>map(running -> new AsynchronousLog(observer, nobody, running))
                    .orElseGet(() -> new SynchronousLog(observer, nobody));
        } catch (RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    /**
     * Initialises the parameters from a seed as in the original implementations, momentum to 0, running means to 0 and
     * running variances to 1.
     */
    public void initializeParameters(long seed) {
        ParameterInitializer initializer = new ParameterInitializer(seed);
        for (ParameterTensors tensors : schedule.tensors().parameters()) {
            write(tensors.value(), initializer.valuesOf(tensors.parameter()));
            fill(tensors.momentum(), 0f);
        }
        for (RunningStatistics statistics : schedule.tensors().runningStatistics()) {
            fill(statistics.mean(), 0f);
            fill(statistics.variance(), 1f);
        }
    }

    /**
     * Runs one training step.
     *
     * @param images the minibatch as floats (N, H, W, C)
     * @param labels N class indices from 0
     * @param recorder receives all operations and memory events
     * @param stop polled between operations; if true, the step is abandoned, unless its update has started, so that
     *     parameters and momentum are always those of a whole step
     */
    public StepOutcome step(
            float[] images, int[] labels, StepSettings settings, Recorder recorder, BooleanSupplier stop) {
        write(schedule.tensors().images(), images);
        device.write(arena.tensor(schedule.tensors().labels()), labels);
        poison.ifPresent(Poison::stepStarted);
        log.stepStarted(recorder);
        Optional<NonFiniteValue> nonFinite = Optional.empty();
        for (int operation = 0; operation < kernels.length; operation++) {
            if (stop.getAsBoolean() && operation <= firstUpdate) {
                log.abandoned();
                return new StepOutcome.Stopped();
            }
            run(operation, settings);
            if (operation == lastForward) {
                finiteGuard.check();
                if (log.isSynchronous()) {
                    // before the update changes the parameters
                    nonFinite = findNonFinite(settings);
                }
            }
        }
        log.awaitStep();
        if (!log.isSynchronous()) {
            nonFinite = findNonFinite(settings);
        }
        device.read(arena.tensor(schedule.tensors().loss()), loss);
        device.read(arena.tensor(schedule.tensors().logits()), logits);
        return new StepOutcome.Finished(
                loss[0], Score.correct(logits, labels, labels.length), nonFinite, observer.probeNanos());
    }

    /**
     * Evaluates the network on images, with running statistics and without dropout, in the storage of training. Does
     * not affect training.
     *
     * @param images a minibatch as floats (N, H, W, C)
     * @param labels N class indices from 0
     * @param count number of images to evaluate, from the first; the others are ignored
     * @param stop polled between operations
     * @return empty if it was stopped
     */
    public Optional<Score> evaluate(float[] images, int[] labels, int count, BooleanSupplier stop) {
        if (evaluation.isEmpty()) {
            evaluation = Optional.of(new Evaluation(schedule, arena, device, kernels));
        }
        write(schedule.tensors().images(), images);
        if (!evaluation.get().run(stop)) {
            return Optional.empty();
        }
        device.read(arena.tensor(schedule.tensors().logits()), logits);
        return Optional.of(Score.of(logits, labels, count));
    }

    /** The memory measurements of all steps so far. */
    public EngineMeasurement measurement() {
        return observer.measurement(reservedBytes);
    }

    /**
     * Returns a tensor's values in memory order. Parameters and running statistics are readable after a step, gradients
     * of parameters until the next step or evaluation.
     */
    public float[] read(Value value) {
        return device.read(arena.tensor(value));
    }

    /** The same, into an array with as many elements. */
    public void read(Value value, float[] target) {
        device.read(arena.tensor(value), target);
    }

    /** Overwrites a tensor's values, in memory order. */
    public void write(Value value, float[] source) {
        Tensor tensor = arena.tensor(value);
        if (source.length != tensor.shape().elements()) {
            throw new IllegalArgumentException("%s has %d elements, but %d were given"
                    .formatted(value.name(), tensor.shape().elements(), source.length));
        }
        device.write(tensor, source);
    }

    /** Frees the storage. */
    @Override
    public void close() {
        log.close();
        arena.close();
    }

    private Optional<NonFiniteValue> findNonFinite(StepSettings settings) {
        return finiteGuard.passed()
                ? Optional.empty()
                : new NonFiniteSearch(arena, device, kernels).find(schedule, settings);
    }

    private void run(int operation, StepSettings settings) {
        log.submitting(operation);
        kernels[operation].run(settings);
        log.submitted(operation);
        if (poison.isPresent()) {
            poison.get().finished(operation);
        }
    }

    /**
     * The tensors to check: a value that is not finite in a feature map also appears in the batch statistics of its
     * channel, even if the loss is finite.
     */
    private List<Tensor> lossAndStatistics(KernelOperands operands) {
        Stream<View> statistics = schedule.operations().stream()
                .map(Operation::computation)
                .filter(ComputeBatchStatistics.class::isInstance)
                .map(ComputeBatchStatistics.class::cast)
                .flatMap(computation -> Stream.of(computation.mean(), computation.variance()));
        return Stream.concat(Stream.of(View.of(schedule.tensors().loss())), statistics)
                .map(view -> operands.readAfter(lastForward, view))
                .toList();
    }

    private Kernel[] bindKernels(KernelOperands operands, Kernels of) {
        KernelBinder binder = new KernelBinder(operands::tensor, new RecordingKernels(of, operands));
        return schedule.operations().stream()
                .peek(operands::begin)
                .map(binder::bind)
                .toArray(Kernel[]::new);
    }

    /** The write probe, for synchronous devices. */
    private Optional<WriteProbe> firstWrites(KernelOperands operands) {
        return Optional.of(new WriteProbe(operands, arena, schedule.tensors().workspace()));
    }

    private static int firstUpdate(Schedule schedule) {
        return (int) schedule.operations().stream()
                .takeWhile(operation -> operation.phase() != Phase.UPDATE)
                .count();
    }

    private void fill(Value value, float number) {
        float[] values = new float[Math.toIntExact(value.shape().elements())];
        Arrays.fill(values, number);
        write(value, values);
    }
}
