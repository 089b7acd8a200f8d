package dev.densescope.compare.time;

import java.util.Arrays;

/**
 * The ratio of the step times of two runs that were not paired: the Hodges-Lehmann estimate of the shift between the
 * logarithms of their times, and the interval of Moses from the Mann-Whitney distribution (Hollander, Wolfe:
 * Nonparametric Statistical Methods, section 4.3). It needs no random numbers, and single slow steps do not move it.
 * The interval is wider if successive steps resemble each other, which says less than as many independent steps.
 * Reasons: docs/decisions/0017-ratios-of-step-times.md.
 */
final class ShiftInterval {
    /** The 97.5th percentile of the normal distribution. */
    private static final double Z = 1.959964;
    /** From here on, wider intervals would say nothing. */
    private static final double MOST_RESEMBLANCE = 0.9;

    private static final int BISECTIONS = 80;

    private final double[] reference; // logarithms, ascending
    private final double[] other;
    private final double widening;

    /**
     * @param referenceNanos times in the order of the steps
     * @param otherNanos the same of the run that is compared
     */
    ShiftInterval(long[] referenceNanos, long[] otherNanos) {
        double resemblance =
                (resemblance(referenceNanos) * referenceNanos.length + resemblance(otherNanos) * otherNanos.length)
                        / (referenceNanos.length + otherNanos.length);
        double limited = Math.max(0, Math.min(MOST_RESEMBLANCE, resemblance));
        widening = Math.sqrt((1 + limited) / (1 - limited));
        reference = sortedLogs(referenceNanos);
        other = sortedLogs(otherNanos);
    }

    TimeComparison.Ratio ratio() {
        double m = reference.length;
        double n = other.length;
        long pairs = (long) reference.length * other.length;
        double spread = Z * widening * Math.sqrt(m * n * (m + n + 1) / 12);
        long rank = Math.max(1, (long) Math.floor(pairs / 2.0 - spread));
        double middle = (shift((pairs + 1) / 2) + shift(pairs / 2 + 1)) / 2;
        return new TimeComparison.Ratio(Math.exp(middle), Math.exp(shift(rank)), Math.exp(shift(pairs - rank + 1)));
    }

    /** The shift of this rank, from 1, among those of all pairs, found without listing them. */
    private double shift(long rank) {
        double low = other[0] - reference[reference.length - 1];
        double high = other[other.length - 1] - reference[0];
        for (int i = 0; i < BISECTIONS && low < high; i++) {
            double middle = low + (high - low) / 2;
            if (pairsUpTo(middle) >= rank) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The number of pairs with at most this shift. */
    private long pairsUpTo(double shift) {
        long count = 0;
        int below = 0;
        for (double time : reference) {
            while (below < other.length && other[below] - time <= shift) {
                below++;
            }
            count += below;
        }
        return count;
    }

    /** The correlation of the ranks of successive times. */
    private static double resemblance(long... nanos) {
        double[] ranks = centredRanks(nanos);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < ranks.length; i++) {
            products += i == 0 ? 0 : ranks[i - 1] * ranks[i];
            squares += ranks[i] * ranks[i];
        }
        return squares == 0 ? 0 : products / squares;
    }

    /** Ranks less their mean; equal times have equal ranks. */
    private static double[] centredRanks(long... nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        double mean = (nanos.length - 1) / 2.0;
        double[] ranks = new double[nanos.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = (firstAtLeast(sorted, nanos[i]) + firstAtLeast(sorted, nanos[i] + 1) - 1) / 2.0 - mean;
        }
        return ranks;
    }

    private static int firstAtLeast(long[] sorted, long value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static double[] sortedLogs(long... nanos) {
        return Arrays.stream(nanos)
                .mapToDouble(time -> Math.log((double) Math.max(1, time)))
                .sorted()
                .toArray();
    }
}
