package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.device.FiniteScan;
import dev.densescope.device.Kernel;
import dev.densescope.device.StepSettings;
import dev.densescope.memory.ElementType;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the origin of the first value that is not finite: repeats the forward pass with the same input and parameters,
 * and checks all tensors that it reads and writes.
 */
final class NonFiniteSearch {
    private final Arena arena;
    private final Device device;
    private final Kernel[] kernels;
    private final Set<Value> seen = new HashSet<>();
    private final FiniteScan scan;

    NonFiniteSearch(Arena arena, Device device, Kernel[] kernels) {
        this.arena = arena;
        this.device = device;
        this.kernels = kernels;
        scan = new FiniteScan(device);
    }

    /** Finds the first value in execution order. Afterwards, all results of forward are unchanged. */
    Optional<NonFiniteValue> find(Schedule schedule, StepSettings settings) {
        KernelBinder binder = new KernelBinder(
                arena::tensor, device.kernels(arena.tensor(schedule.tensors().workspace())));
        Optional<NonFiniteValue> first = Optional.empty();
        for (Operation operation : schedule.operations().subList(0, schedule.forwardOperations())) {
            if (updatesState(operation.computation())) {
                continue;
            }
            first = first.or(() -> firstHeld(operation.computation().reads()));
            kernel(operation, binder).run(settings);
            first = first.or(() -> first(operation.computation().writes()));
        }
        return first;
    }

    /** The operation's kernel, or one that also writes the outputs that no other kernel reads. */
    private Kernel kernel(Operation operation, KernelBinder binder) {
        Computation writingAll = operation.computation().writingAll();
        return writingAll.equals(operation.computation())
                ? kernels[operation.index()]
                : binder.bind(operation.with(writingAll));
    }

    /** Whether it updates state of the next step, such as running statistics, and so must not run twice. */
    private static boolean updatesState(Computation computation) {
        Set<Value> read = heldValues(computation.reads());
        return heldValues(computation.writes()).stream().anyMatch(read::contains);
    }

    private static Set<Value> heldValues(List<View> views) {
        return views.stream()
                .flatMap(view -> view.values().stream())
                .filter(Value::held)
                .collect(Collectors.toSet());
    }

    /** Checks the inputs of the step: images and parameters. */
    private Optional<NonFiniteValue> firstHeld(List<View> reads) {
        return reads.stream()
                .flatMap(view -> view.values().stream())
                .filter(Value::held)
                .filter(seen::add)
                .filter(this::isNotFinite)
                .findFirst()
                .map(NonFiniteSearch::found);
    }

    private Optional<NonFiniteValue> first(List<View> writes) {
        return writes.stream()
                .flatMap(view -> view.values().stream())
                .filter(this::isNotFinite)
                .findFirst()
                .map(NonFiniteSearch::found);
    }

    private static NonFiniteValue found(Value value) {
        return new NonFiniteValue(value.layer(), value.name());
    }

    private boolean isNotFinite(Value value) {
        return value.shape().type() == ElementType.FLOAT32 && !scan.isFinite(arena.tensor(value));
    }
}
