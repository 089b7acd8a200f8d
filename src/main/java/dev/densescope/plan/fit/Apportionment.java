package dev.densescope.plan.fit;

import java.util.Arrays;

/**
 * Distributes a total over shares in proportion to weights. Shares are whole numbers of at least 1, and none decreases
 * if the total increases.
 */
final class Apportionment {
    private Apportionment() {}

    /**
     * The shares by the Sainte-Laguë method: each unit goes to the largest weight / (2 * share + 1).
     *
     * @param total to distribute; if it is less than the number of shares, each share is 1
     * @param weights at least 1 each
     */
    static int[] of(int total, int[] weights) {
        int[] shares = new int[weights.length];
        Arrays.fill(shares, 1);
        for (int given = weights.length; given < total; given++) {
            int most = 0;
            for (int i = 1; i < weights.length; i++) {
                if (due(weights[i], shares[i]) > due(weights[most], shares[most])) {
                    most = i;
                }
            }
            shares[most]++;
        }
        return shares;
    }

    private static double due(int weight, int share) {
        return weight / (2.0 * share + 1);
    }
}
