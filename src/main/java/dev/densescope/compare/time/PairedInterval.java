package dev.densescope.compare.time;

import java.util.Arrays;

/**
 * The ratio of the step times of two runs that took turns: the Hodges-Lehmann estimate of the logarithms of the ratio in
 * each turn, and the interval of Tukey from the distribution of Wilcoxon's signed ranks (Hollander, Wolfe: Nonparametric
 * Statistical Methods, section 3.3). Without a difference, a ratio above 1 is as likely as one below, whatever else the
 * machine does. Reasons: docs/decisions/0021-runs-take-turns.md.
 */
final class PairedInterval {
    /** The probability of a claim without a difference. */
    private static final double RISK = 0.002;

    private final double[] averages; // of all pairs of turns, each with itself too, ascending
    private final int turns;

    /** @param logRatios one for each turn, at least {@link TimeComparison#ENOUGH_TURNS} */
    PairedInterval(double... logRatios) {
        turns = logRatios.length;
        averages = new double[turns * (turns + 1) / 2];
        int count = 0;
        for (int i = 0; i < turns; i++) {
            for (int j = i; j < turns; j++) {
                averages[count++] = (logRatios[i] + logRatios[j]) / 2;
            }
        }
        Arrays.sort(averages);
    }

    TimeComparison.Ratio ratio() {
        int last = averages.length - 1;
        int outside = outside(turns);
        double middle = (averages[last / 2] + averages[(last + 1) / 2]) / 2;
        return new TimeComparison.Ratio(
                Math.exp(middle), Math.exp(averages[outside]), Math.exp(averages[last - outside]), turns);
    }

    /**
     * The number of averages outside of the interval, on each side: the largest for which a sum of signed ranks that is
     * at most as large has half the risk.
     */
    static int outside(int turns) {
        double[] probabilities = new double[turns * (turns + 1) / 2 + 1]; // of each sum
        probabilities[0] = 1;
        for (int rank = 1; rank <= turns; rank++) {
            for (int sum = probabilities.length - 1; sum >= 0; sum--) {
                double with = sum < rank ? 0 : probabilities[sum - rank];
                probabilities[sum] = (probabilities[sum] + with) / 2;
            }
        }
        double upTo = 0;
        int count = -1;
        while (upTo + probabilities[count + 1] <= RISK / 2) {
            count++;
            upTo += probabilities[count];
        }
        return count;
    }
}
