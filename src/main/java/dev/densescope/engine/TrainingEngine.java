package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.device.FiniteGuard;
import dev.densescope.device.Kernel;
import dev.densescope.device.Kernels;
import dev.densescope.device.OperationClock;
import dev.densescope.device.StepSettings;
import dev.densescope.device.Tensor;
import dev.densescope.memory.Phase;
import dev.densescope.memory.Recorder;
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
 * One network in training on a device. Takes all its storage and prepares all its kernels when it is made; a step then
 * only runs them. Confined to the run thread.
 */
public final class TrainingEngine implements AutoCloseable {
    /** System property that makes every engine of the process poison its storage: {@code true} or {@code false}. */
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
     * @throws dev.densescope.device.DeviceMemoryException if the device cannot give the reserved bytes
     */
    public TrainingEngine(Schedule schedule, Device device) {
        this(schedule, device, Boolean.getBoolean(POISON_PROPERTY));
    }

    /**
     * The same, for debugging.
     *
     * @param poisons whether storage is filled with NaN before it is used and whenever its value is dead, so that a kernel
     *     that reads what is not there cannot go unnoticed
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

    /** Sets parameters as the originals do, from a seed; momentum to 0; running statistics to mean 0, variance 1. */
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
     * @param images (N, H, W, C) floats of the whole minibatch
     * @param labels N class indices from 0
     * @param recorder told of every operation and every tensor as it happens
     * @param stop asked between operations; when true the step is abandoned, unless its update has begun: parameters and
     *     momentum are those of the step before or those of this one, never some of each
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
                    // before the update changes what the loss came from
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
     * Tries the network as it is now on images, with running statistics and without dropout, in the storage that training
     * has: training goes on afterwards as if nothing had happened.
     *
     * @param images (N, H, W, C) floats of a whole minibatch
     * @param labels N class indices from 0
     * @param count the first so many count, the others may be anything
     * @param stop asked between operations
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

    /** What the steps run so far were seen to occupy. */
    public EngineMeasurement measurement() {
        return observer.measurement(reservedBytes);
    }

    /**
     * A tensor's values in its memory order. Parameters and running statistics stay readable after a step, gradients of
     * parameters until the next step or evaluation.
     */
    public float[] read(Value value) {
        return device.read(arena.tensor(value));
    }

    /** The same into an array of as many elements. */
    public void read(Value value, float[] target) {
        device.read(arena.tensor(value), target);
    }

    /** Overwrites a tensor's values, in its memory order. */
    public void write(Value value, float[] source) {
        Tensor tensor = arena.tensor(value);
        if (source.length != tensor.shape().elements()) {
            throw new IllegalArgumentException("%s has %d elements, but %d were given"
                    .formatted(value.name(), tensor.shape().elements(), source.length));
        }
        device.write(tensor, source);
    }

    /** Gives the storage back to the device. */
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
     * A value of a feature map that is not finite makes the batch mean or variance of its channel so as well, even where the
     * loss does not show it.
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

    /** For devices whose kernels have ended when they return, so that what they wrote can be looked at. */
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
