package dev.densescope.engine;

import dev.densescope.device.Tensor;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Where the tensors lie that kernels are given, how large they are, and which operations read and write them. Written down
 * while kernels are prepared, from the tensors they are prepared over: places, sizes and lifetimes of what is measured come
 * from here, and only names from the schedule. A kernel has the same tensors in every step, so this holds for all steps.
 * Run thread only.
 */
final class KernelOperands {
    private static final int NONE = -1;

    private final Arena arena;
    /** What the tensors of the operation at hand stand for. By object: equal tensors may have different names. */
    private final IdentityHashMap<Tensor, View> views = new IdentityHashMap<>();

    /** What operations write, by operation. */
    private final List<List<Value>> writes = new ArrayList<>();

    /** These and all that follow: by value. */
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

    /** What is given from now on is given to this operation's kernel. Operations come in the order in which they run. */
    void begin(Operation next) {
        operation = next.index();
        views.clear();
    }

    /** The tensor to give to a kernel for a view. */
    Tensor tensor(View view) {
        Tensor tensor = arena.tensor(view);
        views.put(tensor, view);
        return tensor;
    }

    /** The kernel was given a tensor to read; if nothing was given it before, its values come from the step before. */
    void read(Tensor tensor) {
        use(tensor).forEach(value -> comesFromBefore[value.id()] |= firstUse[value.id()] == operation);
    }

    /** The kernel was given a tensor to write. */
    void write(Tensor tensor) {
        writes.get(operation).addAll(use(tensor));
    }

    /** The kernel was given a tensor that it writes or leaves as it is, since nobody else reads it. */
    void mayWrite(Tensor tensor) {
        write(tensor);
        views.get(tensor).values().forEach(value -> mayStayUnwritten[value.id()] = true);
    }

    /** The tensor for a view, to be read when an operation has run, though not by its kernel. */
    Tensor readAfter(int index, View view) {
        Tensor tensor = tensor(view);
        place(tensor).forEach(value -> lastUse[value.id()] = Math.max(lastUse[value.id()], index));
        return tensor;
    }

    /** The tensor for a value that is written before steps, read after them, or used by all kernels. */
    Tensor throughout(Value value) {
        Tensor tensor = tensor(View.of(value));
        place(tensor);
        staysWholeStep[value.id()] = true;
        return tensor;
    }

    /** Where a tensor starts in the arena. */
    long start(Value value) {
        return starts[value.id()];
    }

    /** How large it is; 0 if no kernel was given it. */
    long bytes(Value value) {
        return bytes[value.id()];
    }

    /**
     * The operation from which on a tensor holds values: the first that writes it, or the first of all if it is read before
     * it is written, that is, comes from the step before.
     */
    int first(Value value) {
        return stays(value) ? 0 : firstUse[value.id()];
    }

    /** The last operation that reads or writes a tensor; the last of all if the next step reads it. */
    int last(Value value) {
        return stays(value) ? writes.size() - 1 : lastUse[value.id()];
    }

    /** All that an operation is given to write. */
    List<Value> writes(int index) {
        return writes.get(index);
    }

    /** What an operation is the first to write and must write whole. */
    List<Value> makes(int index) {
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

    /** Values of one view lie back to back: all but the last are as large as they say, the last has what is left. */
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
                    "%s is given as bytes %d to %d of the arena, but was given as bytes %d to %d before"
                            .formatted(value.name(), start, start + size, starts[id], starts[id] + bytes[id]));
        }
    }
}
