package dev.densescope.plan.cost;

import java.util.List;

/**
 * Time of operations of one kind: a constant, plus a rate per byte, per byte beyond what caches hold, and per
 * multiply-accumulate, all non-negative. Operations on little data find it in the caches, where the previous operation
 * has left it. Larger operations do not, and take up to twice as long per byte.
 *
 * @param nanos constant time of an operation
 * @param nanosPerByte time per byte read or written
 * @param nanosPerUncachedByte additional time per byte beyond {@value #CACHED_BYTES} bytes
 * @param nanosPerMultiplyAccumulate time per multiply-accumulate
 */
public record LinearCost(
        double nanos, double nanosPerByte, double nanosPerUncachedByte, double nanosPerMultiplyAccumulate) {
    /** Approximate size of the data that stay in the caches of a CPU or GPU between operations. */
    static final long CACHED_BYTES = 8_000_000;

    private static final int TERMS = 4;
    /** A fit with one term more must be better by this factor. */
    private static final double WORTH_A_TERM = 0.98;

    /** The same rate for all bytes. */
    public LinearCost(double nanos, double nanosPerByte, double nanosPerMultiplyAccumulate) {
        this(nanos, nanosPerByte, 0, nanosPerMultiplyAccumulate);
    }

    double of(Work work) {
        double[] terms = terms(work);
        return nanosPerMultiplyAccumulate * terms[0]
                + nanosPerByte * terms[1]
                + nanosPerUncachedByte * terms[2]
                + nanos * terms[3];
    }

    LinearCost times(double factor) {
        return new LinearCost(
                nanos * factor,
                nanosPerByte * factor,
                nanosPerUncachedByte * factor,
                nanosPerMultiplyAccumulate * factor);
    }

    /**
     * Least-squares fit of relative errors with non-negative coefficients. Each subset of the terms is solved
     * separately, and the best non-negative solution is used. Among solutions that are about equally good, one with
     * fewer terms is preferred, and one whose terms grow with the work, since a single sample does not determine a
     * constant.
     *
     * @param samples at least one; times are positive
     */
    static LinearCost fit(List<CostSample> samples) {
        double[] best = new double[TERMS];
        double bestError = Double.POSITIVE_INFINITY;
        for (int count = 1; count <= TERMS; count++) {
            for (int terms = 1; terms < 1 << TERMS; terms++) {
                double[] solution = Integer.bitCount(terms) == count ? solve(samples, terms) : new double[0];
                double error = error(samples, solution);
                if (error < bestError * WORTH_A_TERM) {
                    best = solution;
                    bestError = error;
                }
            }
        }
        return new LinearCost(best[3], best[1], best[2], best[0]);
    }

    private static double[] terms(Work work) {
        return new double[] {work.multiplyAccumulates(), work.bytes(), Math.max(0, work.bytes() - CACHED_BYTES), 1};
    }

    /** Normal equations of the chosen terms by Gaussian elimination; NaN where they have no solution. */
    private static double[] solve(List<CostSample> samples, int chosen) {
        double[][] equations = new double[TERMS][TERMS + 1];
        for (CostSample sample : samples) {
            double[] terms = terms(sample.work());
            for (int i = 0; i < TERMS; i++) {
                double weighted = terms[i] / sample.nanos();
                for (int j = 0; j < TERMS; j++) {
                    equations[i][j] += weighted * terms[j] / sample.nanos();
                }
                equations[i][TERMS] += weighted;
            }
        }
        for (int i = 0; i < TERMS; i++) {
            if ((chosen >> i & 1) == 0) {
                equations[i] = new double[TERMS + 1];
                equations[i][i] = 1;
            }
        }
        return eliminate(equations);
    }

    private static double[] eliminate(double[][] equations) {
        for (int i = 0; i < TERMS; i++) {
            double pivot = equations[i][i];
            for (int j = 0; j < TERMS; j++) {
                double factor = j == i ? 0 : equations[j][i] / pivot;
                for (int k = i; k <= TERMS && j != i; k++) {
                    equations[j][k] -= factor * equations[i][k];
                }
            }
        }
        double[] solution = new double[TERMS];
        for (int i = 0; i < TERMS; i++) {
            solution[i] = equations[i][TERMS] / equations[i][i];
        }
        return solution;
    }

    /** Sum of squared relative errors; infinite without a solution, or if a term is negative or no number. */
    private static double error(List<CostSample> samples, double[] solution) {
        if (solution.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        for (double term : solution) {
            if (!(term >= 0 && term < Double.MAX_VALUE)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        LinearCost cost = new LinearCost(solution[3], solution[1], solution[2], solution[0]);
        return samples.stream()
                .mapToDouble(sample -> cost.of(sample.work()) / sample.nanos() - 1)
                .map(error -> error * error)
                .sum();
    }
}
