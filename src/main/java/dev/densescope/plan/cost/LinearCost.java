package dev.densescope.plan.cost;

import java.util.List;

/**
 * Time of operations of one kind: a constant, plus a rate per byte and per multiply-accumulate, all non-negative.
 *
 * @param nanos of every operation
 * @param nanosPerByte of what is read or written
 * @param nanosPerMultiplyAccumulate of products
 */
public record LinearCost(double nanos, double nanosPerByte, double nanosPerMultiplyAccumulate) {
    private static final int TERMS = 3;

    double of(Work work) {
        return nanos + nanosPerByte * work.bytes() + nanosPerMultiplyAccumulate * work.multiplyAccumulates();
    }

    LinearCost times(double factor) {
        return new LinearCost(nanos * factor, nanosPerByte * factor, nanosPerMultiplyAccumulate * factor);
    }

    /**
     * The cost that misses samples least, in squares of relative errors. Each choice of terms is solved for itself, and the best
     * one without a negative term is taken: with three terms, that is the non-negative least squares solution.
     *
     * @param samples at least one, of positive times
     */
    static LinearCost fit(List<CostSample> samples) {
        double[] best = new double[TERMS];
        double bestError = Double.MAX_VALUE;
        for (int terms = 1; terms < 1 << TERMS; terms++) {
            double[] solution = solve(samples, terms);
            double error = error(samples, solution);
            if (error < bestError) {
                best = solution;
                bestError = error;
            }
        }
        return new LinearCost(best[0], best[1], best[2]);
    }

    private static double[] terms(Work work) {
        return new double[] {1, work.bytes(), work.multiplyAccumulates()};
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

    /** Sum of squared relative errors; infinite if a term is negative or no number. */
    private static double error(List<CostSample> samples, double[] solution) {
        for (double term : solution) {
            if (!(term >= 0 && term < Double.MAX_VALUE)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        LinearCost cost = new LinearCost(solution[0], solution[1], solution[2]);
        return samples.stream()
                .mapToDouble(sample -> cost.of(sample.work()) / sample.nanos() - 1)
                .map(error -> error * error)
                .sum();
    }
}
