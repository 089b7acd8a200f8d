package dev.densescope.report;

import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Downsamples a long series without averaging. Of each of a number of equal intervals it keeps the elements with the
 * smallest and the largest value of each quantity, the first non-finite one, and the last, so no extreme is lost.
 *
 * @param max maximum number of kept elements; a series that is not longer is kept entirely
 * @param quantities whose extremes are kept
 */
public record Downsampling<T>(int max, List<ToDoubleFunction<T>> quantities) {
    private static final int PER_QUANTITY = 3;

    public Downsampling {
        quantities = List.copyOf(quantities);
    }

    /** Whether all elements are kept. */
    public boolean keepsAll(List<T> series) {
        return series.size() <= max;
    }

    /** The kept elements of a series, in order. */
    public List<T> of(List<T> series) {
        if (keepsAll(series)) {
            return series;
        }
        int stretches = Math.max(1, max / (PER_QUANTITY * quantities.size() + 1));
        BitSet kept = new BitSet(series.size());
        for (int stretch = 0; stretch < stretches; stretch++) {
            int from = (int) ((long) series.size() * stretch / stretches);
            int to = (int) ((long) series.size() * (stretch + 1) / stretches);
            for (ToDoubleFunction<T> quantity : quantities) {
                keepExtremes(series, from, to, quantity, kept);
            }
            kept.set(to - 1);
        }
        return kept.stream().mapToObj(series::get).toList();
    }

    private void keepExtremes(List<T> series, int from, int to, ToDoubleFunction<T> quantity, BitSet kept) {
        int smallest = -1;
        int largest = -1;
        int notFinite = -1;
        for (int i = from; i < to; i++) {
            double value = quantity.applyAsDouble(series.get(i));
            if (!Double.isFinite(value)) {
                notFinite = notFinite < 0 ? i : notFinite;
                continue;
            }
            smallest = smallest < 0 || value < quantity.applyAsDouble(series.get(smallest)) ? i : smallest;
            largest = largest < 0 || value > quantity.applyAsDouble(series.get(largest)) ? i : largest;
        }
        for (int found : new int[] {smallest, largest, notFinite}) {
            if (found >= 0) {
                kept.set(found);
            }
        }
    }
}
