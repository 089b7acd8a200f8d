package dev.densescope.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.Category;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.spec.Presets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The paper's claim, over the depths of its Figure 4: DenseNet-BC of growth rate 12, batch 64. */
class LinearMemoryTest {
    private static final int[] DEPTHS =
            IntStream.rangeClosed(0, 15).map(i -> 34 + 30 * i).toArray();
    private static final int DEEPEST = 484;

    @ParameterizedTest
    @EnumSource(names = {"SHARED", "IN_PLACE", "CHECKPOINT"})
    void reservedBytesWithoutParametersGrowLinearlyWithDepth(Strategy strategy) {
        double[] fit = quadraticFit(strategy);
        double quadratic = fit[2] * DEEPEST * DEEPEST;
        double all = bytes(DEEPEST, strategy);
        assertTrue(Math.abs(quadratic) < 0.01 * all, () -> "quadratic part %.2f %%".formatted(100 * quadratic / all));
    }

    @Test
    void withoutSharingItGrowsQuadratically() {
        double quadratic = quadraticFit(Strategy.NAIVE)[2] * DEEPEST * DEEPEST;
        assertTrue(quadratic > 0.5 * bytes(DEEPEST, Strategy.NAIVE));
    }

    private static double bytes(int depth, Strategy strategy) {
        Network network = Network.of(Presets.cifarBottleneck(depth, 12).withBatch(64));
        Prediction prediction = Prediction.of(Schedule.compile(network, strategy, 2));
        return prediction.reservedBytes() - prediction.reservedByCategory().get(Category.PARAMETERS);
    }

    /** Least squares: constant, slope, quadratic coefficient. */
    private static double[] quadraticFit(Strategy strategy) {
        double[][] equations = new double[3][4];
        for (int depth : DEPTHS) {
            double bytes = bytes(depth, strategy);
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    equations[row][column] += Math.pow(depth, row + column);
                }
                equations[row][3] += bytes * Math.pow(depth, row);
            }
        }
        return solve(equations);
    }

    private static double[] solve(double[][] equations) {
        int n = equations.length;
        for (int pivot = 0; pivot < n; pivot++) {
            for (int row = 0; row < n; row++) {
                if (row != pivot) {
                    double factor = equations[row][pivot] / equations[pivot][pivot];
                    for (int column = pivot; column <= n; column++) {
                        equations[row][column] -= factor * equations[pivot][column];
                    }
                }
            }
        }
        return IntStream.range(0, n)
                .mapToDouble(i -> equations[i][n] / equations[i][i])
                .toArray();
    }
}
