package dev.densescope.plan.cost;

import java.util.List;

/**
 * Time of operations of one kind: a constant, plus a rate per byte, per byte beyond what caches hold, and per
 * multiply-accumulate, all non-negative. Operations on little data read what the one before has left in caches; those on more
 * do not, and their time per byte is up to twice as long.
 *
 * @param nanos of every operation
 * @param nanosPerByte of what is read or written
 * @param nanosPerUncachedByte of what is read or written beyond {@value #CACHED_BYTES} bytes, in addition
 * @param nanosPerMultiplyAccumulate of products
 */
public record LinearCost(
        double nanos, double nanosPerByte, double nanosPerUncachedByte, double nanosPerMultiplyAccumulate) {
    /** About what the caches of a CPU or GPU hold of the operation before. */
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
     * The cost that misses samples least, in squares of relative errors. Each choice of terms is solved for itself, and the best
     * one without a negative term is taken. Of those that are about as good, the one with the fewest terms is taken, and the
     * one whose terms grow with the work: a single sample says nothing of a constant.
     *
     * @param samples at least one, of positive times
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
