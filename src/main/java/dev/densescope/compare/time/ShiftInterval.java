package dev.densescope.compare.time;

import java.util.Arrays;

/**
 * The ratio of the step times of two runs that were not paired: the Hodges-Lehmann estimate of the shift between the
 * logarithms of their times, and the interval of Moses from the Mann-Whitney distribution (Hollander, Wolfe:
 * Nonparametric Statistical Methods, section 4.3). It needs no random numbers, and single slow steps do not move it.
 * The interval is wider if successive steps resemble each other, which says less than as many independent steps, and if
 * there are few of them, which hide how much they do. Reasons: docs/decisions/0017-ratios-of-step-times.md.
 */
final class ShiftInterval {
    /** The 97.5th percentile of the normal distribution. */
    private static final double Z = 1.959964;
    /** From here on, wider intervals would say nothing. */
    private static final double MOST_RESEMBLANCE = 0.9;
    /** So that runs without a difference are called different in at most 7 %, however much their steps resemble. */
    private static final double DOUBT = 8;

    private static final double DOUBT_STEPS = 2;

    private static final int BISECTIONS = 80;

    private final double[] reference; // logarithms, ascending
    private final double[] other;
    private final double widening;

    /**
     * @param referenceNanos times in the order of the steps
     * @param otherNanos the same of the run that is compared
     */
    ShiftInterval(long[] referenceNanos, long[] otherNanos) {
        widening = widening(referenceNanos, otherNanos);
        reference = sortedLogs(referenceNanos);
        other = sortedLogs(otherNanos);
    }

    /** That of a mean of values that resemble their neighbours, on a logarithmic scale, and that of few steps. */
    private static double widening(long[] referenceNanos, long... otherNanos) {
        double m = referenceNanos.length;
        double n = otherNanos.length;
        double resemblance = (resemblance(referenceNanos) * m + resemblance(otherNanos) * n) / (m + n);
        double limited = Math.max(-MOST_RESEMBLANCE, Math.min(MOST_RESEMBLANCE, resemblance));
        double logarithm = Math.log((1 + limited) / (1 - limited)) / 2;
        return Math.exp(Math.max(0, logarithm + DOUBT / (Math.min(m, n) + DOUBT_STEPS)));
    }

    TimeComparison.Ratio ratio() {
        double m = reference.length;
        double n = other.length;
        long pairs = (long) reference.length * other.length;
        double spread = Z * Math.sqrt(m * n * (m + n + 1) / 12);
        long rank = Math.max(1, (long) Math.floor(pairs / 2.0 - spread));
        double middle = (shift((pairs + 1) / 2) + shift(pairs / 2 + 1)) / 2;
        double low = middle - widening * (middle - shift(rank));
        double high = middle + widening * (shift(pairs - rank + 1) - middle);
        return new TimeComparison.Ratio(Math.exp(middle), Math.exp(low), Math.exp(high));
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

    /**
     * The correlation of the ranks of successive times. Of n values around their own mean it is too small by about
     * (1 + 4 r) / n (Marriott, Pope: Bias in the estimation of autocorrelations, 1954), which is added.
     */
    private static double resemblance(long... nanos) {
        double[] ranks = centredRanks(nanos);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < ranks.length; i++) {
            products += i == 0 ? 0 : ranks[i - 1] * ranks[i];
            squares += ranks[i] * ranks[i];
        }
        double correlation = squares == 0 ? 0 : products / squares;
        return correlation + (1 + 4 * correlation) / nanos.length;
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
