package dev.densescope.plan.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The Pareto front of plans in bytes and time, by rising bytes. Dynamic programming from the last layer to the first:
 * the bytes needed from a layer on are the maximum of its own bytes and of its kept bytes plus those needed from the
 * next layer on. So one pass finds the best plans for all budgets. It is exact for up to {@link #MAX_STATES} states;
 * beyond that, the fastest of plans whose bytes differ by less than a few thousandths is chosen, so that times may not
 * be minimal. {@link #boundOf} then gives a lower bound. Immutable.
 */
final class Frontier {
    static final int MAX_STATES = 8192;

    private final PlanModel model;
    /** By layer: the option that each state chooses, and its state of the next layer. */
    private final List<byte[]> choices = new ArrayList<>();

    private final List<int[]> next = new ArrayList<>();
    private long[] bytes = {0};
    private double[] nanos = {0};
    private final boolean isBound;
    private final long mostBytes;
    private boolean isExact = true;

    private Frontier(PlanModel model, boolean isBound, long mostBytes) {
        this.model = model;
        this.isBound = isBound;
        this.mostBytes = mostBytes;
    }

    /**
     * @param stop polled once for each layer
     * @throws CancellationException if {@code stop} returns true
     */
    static Frontier of(PlanModel model, BooleanSupplier stop) {
        return of(new Frontier(model, false, Long.MAX_VALUE), model, stop);
    }

    /** A lower bound of the time for each number of bytes; its states are not plans. */
    static Frontier boundOf(PlanModel model, BooleanSupplier stop) {
        return of(new Frontier(model, true, Long.MAX_VALUE), model, stop);
    }

    /** Only the plan with the fewest bytes. */
    static Frontier smallestOf(PlanModel model, BooleanSupplier stop) {
        return of(new Frontier(model, false, model.leastBytes()), model, stop);
    }

    private static Frontier of(Frontier frontier, PlanModel model, BooleanSupplier stop) {
        for (int layer = model.layers().size() - 1; layer >= 0; layer--) {
            if (stop.getAsBoolean()) {
                throw new CancellationException("the search was stopped");
            }
            frontier.prepend(model.layers().get(layer).options());
        }
        Collections.reverse(frontier.choices);
        Collections.reverse(frontier.next);
        return frontier;
    }

    int size() {
        return bytes.length;
    }

    /** Whether the times are minimal for all numbers of bytes. */
    boolean isExact() {
        return isExact;
    }

    /** Peak of the occupied bytes of a plan. */
    long bytes(int plan) {
        return bytes[plan];
    }

    double nanos(int plan) {
        return nanos[plan];
    }

    /** The fastest plan that occupies at most the given bytes; -1 if there is none. */
    int within(long most) {
        int found = Arrays.binarySearch(bytes, most);
        return found >= 0 ? found : -found - 2;
    }

    /** The options that a plan chooses, by layer in forward order. */
    List<LayerOption> options(int plan) {
        List<LayerOption> chosen = new ArrayList<>();
        int state = plan;
        for (int layer = 0; layer < choices.size(); layer++) {
            chosen.add(model.layers().get(layer).options().get(choices.get(layer)[state]));
            state = next.get(layer)[state];
        }
        return chosen;
    }

    private void prepend(List<LayerOption> options) {
        Merged merged = new Merged(options, bytes, nanos, mostBytes);
        int[] kept = thin(merged);
        byte[] choice = new byte[kept.length];
        int[] following = new int[kept.length];
        long[] newBytes = new long[kept.length];
        double[] newNanos = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            choice[i] = merged.choice[kept[i]];
            following[i] = merged.state[kept[i]];
            // the fewest bytes and the least time of the dropped states
            newBytes[i] = isBound && i > 0 ? merged.bytes[kept[i - 1] + 1] : merged.bytes[kept[i]];
            newNanos[i] = merged.nanos[kept[i]];
        }
        choices.add(choice);
        next.add(following);
        bytes = newBytes;
        nanos = newNanos;
    }

    /** All states, or the smallest one and the fastest of each of {@link #MAX_STATES} equal ranges of bytes. */
    private int[] thin(Merged merged) {
        int[] kept = new int[Math.min(merged.count, MAX_STATES + 1)];
        if (merged.count <= MAX_STATES) {
            Arrays.setAll(kept, i -> i);
            return kept;
        }
        isExact = false;
        long least = merged.bytes[0];
        double width = (merged.bytes[merged.count - 1] - least) / (double) MAX_STATES;
        int count = 1;
        for (int i = 1; i < merged.count; i++) {
            boolean isLastOfRange = i == merged.count - 1
                    || (long) ((merged.bytes[i] - least) / width) < (long) ((merged.bytes[i + 1] - least) / width);
            if (isLastOfRange && count < kept.length) {
                kept[count++] = i;
            }
        }
        kept[count - 1] = merged.count - 1;
        return Arrays.copyOf(kept, count);
    }

    /** All states of a layer by rising bytes and falling time: the merged states of its options. */
    private static final class Merged {
        private final long[] bytes;
        private final double[] nanos;
        private final byte[] choice;
        private final int[] state;
        private int count;

        Merged(List<LayerOption> options, long[] bytesBehind, double[] nanosBehind, long mostBytes) {
            int most = options.size() * bytesBehind.length;
            bytes = new long[most];
            nanos = new double[most];
            choice = new byte[most];
            state = new int[most];
            int[] heads = new int[options.size()];
            long[] headBytes = new long[options.size()];
            for (int option = 0; option < heads.length; option++) {
                headBytes[option] = options.get(option).bytes(bytesBehind[0]);
            }
            for (int i = 0; i < most; i++) {
                int option = smallest(headBytes);
                if (headBytes[option] > mostBytes) {
                    return; // the layers before need at least as much
                }
                int head = heads[option]++;
                add(headBytes[option], options.get(option).nanos() + nanosBehind[head], option, head);
                headBytes[option] = heads[option] == bytesBehind.length
                        ? Long.MAX_VALUE
                        : options.get(option).bytes(bytesBehind[heads[option]]);
            }
        }

        private static int smallest(long[] headBytes) {
            int smallest = 0;
            for (int i = 1; i < headBytes.length; i++) {
                if (headBytes[i] < headBytes[smallest]) {
                    smallest = i;
                }
            }
            return smallest;
        }

        private void add(long newBytes, double newNanos, int option, int head) {
            if (count > 0 && newNanos >= nanos[count - 1]) {
                return;
            }
            if (count > 0 && newBytes == bytes[count - 1]) {
                count--;
            }
            bytes[count] = newBytes;
            nanos[count] = newNanos;
            choice[count] = (byte) option;
            state[count] = head;
            count++;
        }
    }
}
