package dev.densescope.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Slots that are stacked from the start of the arena in the order in which they are first used. Backward gives them back
 * in the opposite order, so the stack shrinks as it has grown.
 */
final class KeptSlots {
    private final Map<Integer, Long> starts = new HashMap<>();
    private final long[] extents;

    private KeptSlots(int operations) {
        extents = new long[operations];
    }

    /** @param operations number of operations of the step */
    static KeptSlots stack(List<Occupation> occupations, int operations) {
        KeptSlots kept = new KeptSlots(operations);
        List<Occupation> inOrder = new ArrayList<>(occupations);
        inOrder.sort(Comparator.comparingInt(Occupation::first)
                .thenComparingInt(occupation -> occupation.slot().id()));
        List<List<Long>> endsByLast = new ArrayList<>();
        for (int i = 0; i < operations; i++) {
            endsByLast.add(new ArrayList<>());
        }
        TreeSet<Long> ends = new TreeSet<>();
        long top = 0;
        int next = 0;
        for (int i = 0; i < operations; i++) {
            for (; next < inOrder.size() && inOrder.get(next).first() == i; next++) {
                Occupation occupation = inOrder.get(next);
                kept.starts.put(occupation.slot().id(), top);
                top = Math.addExact(top, occupation.bytes());
                ends.add(top);
                endsByLast.get(occupation.last()).add(top);
            }
            kept.extents[i] = ends.isEmpty() ? 0 : ends.last();
            endsByLast.get(i).forEach(ends::remove);
        }
        return kept;
    }

    /** Where each slot starts in the arena, by its id. */
    Map<Integer, Long> starts() {
        return Collections.unmodifiableMap(starts);
    }

    /** Bytes at the start of the arena behind which nothing of these is taken during an operation. */
    long extent(int operation) {
        return extents[operation];
    }
}
