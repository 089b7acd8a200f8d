package dev.densescope.device.nd4j;

import dev.densescope.device.Kernel;
import dev.densescope.device.operand.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.floating.Mean;
import org.nd4j.linalg.api.ops.impl.summarystats.Variance;
import org.nd4j.linalg.factory.Nd4j;

/** Batch statistics and running statistics of channels. */
final class BatchStatistics {
    private BatchStatistics() {}

    static Kernel compute(Tensor input, Tensor mean, Tensor variance) {
        INDArray x = TensorArrays.channelRows(input);
        INDArray means = TensorArrays.vector(mean);
        INDArray variances = TensorArrays.vector(variance);
        return settings -> {
            Nd4j.getExecutioner().exec(new Mean(x, means, false, 1));
            if (x.columns() == 1) {
                variances.assign(0); // ND4J's variance writes nothing for a single value
            } else {
                Nd4j.getExecutioner().exec(new Variance(x, variances, false, 1));
            }
        };
    }

    static Kernel updateRunning(
            Tensor mean, Tensor variance, Tensor runningMean, Tensor runningVariance, long count, float momentum) {
        float unbiased = count > 1 ? (float) ((double) count / (count - 1)) : 1f;
        Kernel means = moveTowards(TensorArrays.vector(mean), TensorArrays.vector(runningMean), 1f, momentum);
        Kernel variances =
                moveTowards(TensorArrays.vector(variance), TensorArrays.vector(runningVariance), unbiased, momentum);
        return settings -> {
            means.run(settings);
            variances.run(settings);
        };
    }

    private static Kernel moveTowards(INDArray batch, INDArray running, float factor, float momentum) {
        return settings -> {
            try (INDArray moved = batch.mul(factor)) {
                running.muli(1 - momentum).addi(moved.muli(momentum));
            }
        };
    }
}
