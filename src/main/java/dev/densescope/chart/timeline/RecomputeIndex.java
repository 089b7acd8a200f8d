package dev.densescope.chart.timeline;

import dev.densescope.memory.Phase;
import dev.densescope.memory.TraceLegend;

/** Finds operations that recompute in any range of operations at once. Immutable. */
public final class RecomputeIndex {
    private final int[] before; // recomputing operations before an operation

    private RecomputeIndex(int... before) {
        this.before = before;
    }

    static RecomputeIndex of(TraceLegend legend) {
        int[] before = new int[legend.operations().size() + 1];
        for (int i = 0; i + 1 < before.length; i++) {
            before[i + 1] = before[i] + (legend.operations().get(i).phase() == Phase.RECOMPUTE ? 1 : 0);
        }
        return new RecomputeIndex(before);
    }

    /** Whether no operation recomputes. */
    public boolean isEmpty() {
        return before[before.length - 1] == 0;
    }

    /** Whether any operation recomputes, from the first to the last one, inclusive. */
    public boolean any(int first, int last) {
        return before[last + 1] > before[first];
    }

    /** The first operation that recomputes, from the first to the last one, inclusive; one of them must. */
    public int first(int first, int last) {
        int operation = first;
        while (operation < last && before[operation + 1] == before[operation]) {
            operation++;
        }
        return operation;
    }
}
