package dev.densescope.plan.fit;

import java.util.Arrays;

/** Shares out a number of things in proportion, whole and at least one each, so that no share shrinks when there is more. */
final class Apportionment {
    private Apportionment() {}

    /**
     * The shares, by the method of Sainte-Laguë: one after the other goes to where it is most due.
     *
     * @param total to share out; less than one for each share gives one for each
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
