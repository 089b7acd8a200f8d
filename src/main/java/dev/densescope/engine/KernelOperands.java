package dev.densescope.engine;

import dev.densescope.device.operand.Tensor;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The operands of all kernels: offsets, sizes and lifetimes of the tensors, collected while kernels are prepared.
 * Measurements use these data, and only the names of the schedule. Operands are the same in all steps. Run thread only.
 */
final class KernelOperands {
    private static final int NONE = -1;

    private final Arena arena;
    /** The views of the current operation by tensor object, since equal tensors may have different names. */
    private final IdentityHashMap<Tensor, View> views = new IdentityHashMap<>();

    /** The values that each operation writes. */
    private final List<List<Value>> writes = new ArrayList<>();

    /** This array and the following ones are indexed by value. */
    private final long[] starts;

    private final long[] bytes;
    private final int[] firstUse;
    private final int[] lastUse;
    private final boolean[] staysWholeStep;
    private final boolean[] comesFromBefore;
    private final boolean[] mayStayUnwritten;

    private int operation;

    KernelOperands(Schedule schedule, Arena arena) {
        this.arena = arena;
        schedule.operations().forEach(each -> writes.add(new ArrayList<>()));
        int values = schedule.values().size();
        starts = new long[values];
        bytes = new long[values];
        firstUse = new int[values];
        lastUse = new int[values];
        staysWholeStep = new boolean[values];
        comesFromBefore = new boolean[values];
        mayStayUnwritten = new boolean[values];
        Arrays.fill(firstUse, NONE);
    }

    /** Starts the next operation; the following operands belong to its kernel. Call it in execution order. */
    void begin(Operation next) {
        operation = next.index();
        views.clear();
    }

    /** The tensor of a view, as an operand of the current operation. */
    Tensor tensor(View view) {
        Tensor tensor = arena.tensor(view);
        views.put(tensor, view);
        return tensor;
    }

    /** Records that the kernel reads a tensor. If no kernel has written it, its values come from the previous step. */
    void read(Tensor tensor) {
        use(tensor).forEach(value -> comesFromBefore[value.id()] |= firstUse[value.id()] == operation);
    }

    /** Records that the kernel writes a tensor. */
    void write(Tensor tensor) {
        writes.get(operation).addAll(use(tensor));
    }

    /** Records that the kernel may write a tensor, which no other kernel reads. */
    void mayWrite(Tensor tensor) {
        write(tensor);
        views.get(tensor).values().forEach(value -> mayStayUnwritten[value.id()] = true);
    }

    /** The tensor of a view that is read after an operation, but not by its kernel. */
    Tensor readAfter(int index, View view) {
        Tensor tensor = tensor(view);
        place(tensor).forEach(value -> lastUse[value.id()] = Math.max(lastUse[value.id()], index));
        return tensor;
    }

    /**
     * The tensor of a value that is live during the whole step: written before it, read after it, or used by all
     * kernels.
     */
    Tensor throughout(Value value) {
        Tensor tensor = tensor(View.of(value));
        place(tensor);
        staysWholeStep[value.id()] = true;
        return tensor;
    }

    /** Offset of a tensor in the arena. */
    long start(Value value) {
        return starts[value.id()];
    }

    /** Size of a tensor; 0 if it is no operand. */
    long bytes(Value value) {
        return bytes[value.id()];
    }

    /**
     * First operation of a tensor's lifetime: the first one that writes it, or the first of the step if it is read
     * before it is written.
     */
    int first(Value value) {
        return stays(value) ? 0 : firstUse[value.id()];
    }

    /**
     * Last operation of a tensor's lifetime: the last one that reads or writes it, or the last of the step if the next
     * step reads it.
     */
    int last(Value value) {
        return stays(value) ? writes.size() - 1 : lastUse[value.id()];
    }

    /** All values that an operation writes. */
    List<Value> writes(int index) {
        return writes.get(index);
    }

    /** The values whose lifetime starts with an operation and that it must write completely. */
    List<Value> firstWrites(int index) {
        return writes.get(index).stream()
                .filter(value ->
                        firstUse[value.id()] == index && !comesFromBefore[value.id()] && !mayStayUnwritten[value.id()])
                .toList();
    }

    private boolean stays(Value value) {
        return staysWholeStep[value.id()] || comesFromBefore[value.id()];
    }

    private List<Value> use(Tensor tensor) {
        List<Value> values = place(tensor);
        for (Value value : values) {
            if (firstUse[value.id()] == NONE) {
                firstUse[value.id()] = operation;
            }
            lastUse[value.id()] = operation;
        }
        return values;
    }

    /**
     * The values of a view are contiguous: all but the last have the size of their shape, and the last has the rest.
     */
    private List<Value> place(Tensor tensor) {
        List<Value> values = views.get(tensor).values();
        int last = values.size() - 1;
        long start = tensor.offsetBytes();
        long end = start + tensor.shape().bytes();
        for (Value value : values.subList(0, last)) {
            place(value, start, value.shape().bytes());
            start += value.shape().bytes();
        }
        place(values.get(last), start, end - start);
        return values;
    }

    private void place(Value value, long start, long size) {
        int id = value.id();
        if (bytes[id] == 0) {
            starts[id] = start;
            bytes[id] = size;
        } else if (starts[id] != start || bytes[id] != size) {
            throw new IllegalStateException(
                    "%s is at bytes %d to %d of the arena for one kernel, but at bytes %d to %d for another"
                            .formatted(value.name(), start, start + size, starts[id], starts[id] + bytes[id]));
        }
    }
}
