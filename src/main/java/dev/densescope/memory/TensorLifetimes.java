package dev.densescope.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The first and last operation during which each tensor of a step is live. Immutable.
 */
public final class TensorLifetimes {
    private final TraceLegend legend;
    private final int[] first;
    private final int[] last;

    /**
     * A tensor with its lifetime.
     *
     * @param first index of the first operation during which it is live
     * @param last index of the last one
     */
    public record Lifetime(TracedTensor tensor, int first, int last) {
        /** Whether the tensor is live during an operation. */
        public boolean contains(int operation) {
            return first <= operation && operation <= last;
        }
    }

    /**
     * @param first by id of the tensor
     * @param last by id of the tensor
     * @throws IllegalArgumentException if there is not one for each tensor
     */
    public TensorLifetimes(TraceLegend legend, int[] first, int[] last) {
        int tensors = legend.tensors().size();
        if (first.length != tensors || last.length != tensors) {
            throw new IllegalArgumentException(
                    "%d first and %d last operations for %d tensors".formatted(first.length, last.length, tensors));
        }
        this.legend = legend;
        this.first = first.clone();
        this.last = last.clone();
    }

    /** The lifetimes as measured in a step; those of tensors that it has not acquired are empty. */
    public static TensorLifetimes of(StepTrace step) {
        int tensors = step.legend().tensors().size();
        int[] none = new int[tensors];
        Arrays.fill(none, -1);
        return new TensorLifetimes(step.legend(), new int[tensors], none).measuredBy(step);
    }

    /** The operations and tensors. */
    public TraceLegend legend() {
        return legend;
    }

    /**
     * The lifetimes as measured in a step so far; of tensors that it has not acquired or released yet, those of this
     * object. A tensor that outlives its prediction lives until the operation in progress.
     *
     * @param step a step with the same tensors
     */
    public TensorLifetimes measuredBy(StepTrace step) {
        int[] measuredFirst = first.clone();
        int[] measuredLast = last.clone();
        boolean[] live = new boolean[first.length];
        for (int i = 0; i < step.eventCount(); i++) {
            MemoryEvent event = step.event(i);
            int id = event.tensor().id();
            live[id] = event instanceof MemoryEvent.Acquired;
            (live[id] ? measuredFirst : measuredLast)[id] = event.operation();
        }
        for (int id = 0; id < live.length; id++) {
            if (live[id]) {
                measuredLast[id] = Math.max(last[id], step.started() - 1);
            }
        }
        return new TensorLifetimes(step.legend(), measuredFirst, measuredLast);
    }

    /** The tensors that are live during an operation, largest first; those of equal size in the order of their ids. */
    public List<Lifetime> during(int operation) {
        List<Lifetime> live = new ArrayList<>();
        for (TracedTensor tensor : legend.tensors()) {
            Lifetime lifetime = new Lifetime(tensor, first[tensor.id()], last[tensor.id()]);
            if (lifetime.contains(operation)) {
                live.add(lifetime);
            }
        }
        live.sort(Comparator.comparingLong(
                        (Lifetime lifetime) -> lifetime.tensor().bytes())
                .reversed());
        return live;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorLifetimes those
                && legend.equals(those.legend)
                && Arrays.equals(first, those.first)
                && Arrays.equals(last, those.last);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(first) + Arrays.hashCode(last);
    }
}
