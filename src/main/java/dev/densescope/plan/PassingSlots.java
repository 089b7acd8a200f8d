package dev.densescope.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Slots that are taken for a part of forward or of backward only, placed so that those taken at the same time lie apart and
 * as near to the end of the arena as may be.
 */
final class PassingSlots {
    /** From the end of the arena: the nearer and the farther end of a slot. */
    private record Stretch(long near, long far) {}

    private static final Comparator<Stretch> FROM_THE_END =
            Comparator.comparingLong(Stretch::near).thenComparingLong(Stretch::far);

    private static final Comparator<Occupation> LARGEST_FIRST = Comparator.comparingLong(Occupation::bytes)
            .reversed()
            .thenComparingInt(Occupation::first)
            .thenComparingInt(occupation -> occupation.slot().id());

    private final Map<Integer, Long> farEnds = new HashMap<>();
    private final long[] extents;
    private final List<List<Stretch>> taken = new ArrayList<>();

    private PassingSlots(int operations) {
        extents = new long[operations];
        for (int i = 0; i < operations; i++) {
            taken.add(new ArrayList<>());
        }
    }

    /**
     * The orders to try, since none is best for every network: those that stay longest first, and the largest first of all
     * but those that stay until the step ends, which would keep all others from the end.
     */
    static List<Comparator<Occupation>> orders(int operations) {
        Comparator<Occupation> longest = Comparator.comparingInt(occupation -> occupation.first() - occupation.last());
        Comparator<Occupation> untilTheEnd = Comparator.comparing(occupation -> occupation.last() < operations - 1);
        return List.of(longest.thenComparing(LARGEST_FIRST), untilTheEnd.thenComparing(LARGEST_FIRST));
    }

    /**
     * Places slots one after the other, each at the nearest place that is free all the time that it needs it.
     *
     * @param operations number of operations of the step
     */
    static PassingSlots place(List<Occupation> occupations, Comparator<Occupation> order, int operations) {
        PassingSlots placed = new PassingSlots(operations);
        occupations.stream().sorted(order).forEach(placed::place);
        return placed;
    }

    /** Where each slot starts in an arena of so many bytes, by its id. */
    Map<Integer, Long> starts(long arenaBytes) {
        Map<Integer, Long> starts = new HashMap<>();
        farEnds.forEach((slot, farEnd) -> starts.put(slot, arenaBytes - farEnd));
        return starts;
    }

    /** Bytes at the end of the arena beyond which nothing is taken during an operation. */
    long extent(int operation) {
        return extents[operation];
    }

    private void place(Occupation occupation) {
        long near = nearestFree(occupation);
        long far = Math.addExact(near, occupation.bytes());
        Stretch stretch = new Stretch(near, far);
        farEnds.put(occupation.slot().id(), far);
        for (int i = occupation.first(); i <= occupation.last(); i++) {
            taken.get(i).add(stretch);
            extents[i] = Math.max(extents[i], far);
        }
    }

    private long nearestFree(Occupation occupation) {
        TreeSet<Stretch> inTheWay = new TreeSet<>(FROM_THE_END);
        for (int i = occupation.first(); i <= occupation.last(); i++) {
            inTheWay.addAll(taken.get(i));
        }
        long near = 0;
        for (Stretch stretch : inTheWay) {
            if (stretch.near() - near >= occupation.bytes()) {
                return near;
            }
            near = Math.max(near, stretch.far());
        }
        return near;
    }
}
