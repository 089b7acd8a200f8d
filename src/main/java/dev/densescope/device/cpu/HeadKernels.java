package dev.densescope.device.cpu;

import dev.densescope.device.Kernel;
import dev.densescope.device.cpu.memory.NativeFloats;
import dev.densescope.device.cpu.memory.NativeMemory;
import dev.densescope.device.cpu.parallel.TileMath;
import dev.densescope.device.cpu.parallel.Workers;
import dev.densescope.device.host.HostStorage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * The kernels of the head other than matrix products: global average pooling, the gradient of the bias, and the loss.
 */
final class HeadKernels {
    private final Workers workers;

    HeadKernels(Workers workers) {
        this.workers = workers;
    }

    Kernel globalAveragePool(Tensor input, Tensor output) {
        TensorShape shape = requireChannelsOutermost(input);
        int pixels = shape.h() * shape.w();
        NativeFloats x = new NativeFloats(input);
        NativeFloats y = new NativeFloats(output);
        float[] means = new float[Math.multiplyExact(shape.n(), shape.c())];
        Workers.Range work = (worker, from, to, scratch) -> {
            float[] map = scratch.array(0, pixels);
            for (int c = from; c < to; c++) {
                for (int n = 0; n < shape.n(); n++) {
                    x.load(((long) c * shape.n() + n) * pixels, map, 0, pixels);
                    means[n * shape.c() + c] = (float) (TileMath.total(map, pixels) / pixels);
                }
            }
        };
        return settings -> {
            workers.forRanges(shape.c(), work);
            y.store(0, means, 0, means.length);
        };
    }

    Kernel globalAveragePoolBackward(Tensor outputGradient, Tensor inputGradient) {
        TensorShape shape = requireChannelsOutermost(inputGradient);
        int pixels = shape.h() * shape.w();
        NativeFloats dy = new NativeFloats(outputGradient);
        NativeFloats dx = new NativeFloats(inputGradient);
        float[] gradients = new float[Math.multiplyExact(shape.n(), shape.c())];
        Workers.Range work = (worker, from, to, scratch) -> {
            float[] map = scratch.array(0, pixels);
            for (int c = from; c < to; c++) {
                for (int n = 0; n < shape.n(); n++) {
                    Arrays.fill(map, 0, pixels, gradients[n * shape.c() + c] / pixels);
                    dx.store(((long) c * shape.n() + n) * pixels, map, 0, pixels);
                }
            }
        };
        return settings -> {
            dy.load(0, gradients, 0, gradients.length);
            workers.forRanges(shape.c(), work);
        };
    }

    /** Sums a matrix over its rows. */
    static Kernel sumRows(Tensor matrix, Tensor sums) {
        int rows = matrix.shape().n();
        int columns = matrix.shape().c();
        NativeFloats source = new NativeFloats(matrix);
        NativeFloats target = new NativeFloats(sums);
        float[] row = new float[columns];
        double[] totals = new double[columns];
        return settings -> {
            Arrays.fill(totals, 0);
            for (int i = 0; i < rows; i++) {
                source.load((long) i * columns, row, 0, columns);
                for (int j = 0; j < columns; j++) {
                    totals[j] += row[j];
                }
            }
            for (int j = 0; j < columns; j++) {
                row[j] = (float) totals[j];
            }
            target.store(0, row, 0, columns);
        };
    }

    static Kernel softmaxCrossEntropy(Tensor logits, Tensor labels, Tensor loss, Tensor logitsGradient) {
        int rows = logits.shape().n();
        int classes = logits.shape().c();
        NativeFloats z = new NativeFloats(logits);
        NativeFloats dz = new NativeFloats(logitsGradient);
        NativeFloats total = new NativeFloats(loss);
        IntBuffer label = NativeMemory.ints(HostStorage.address(labels), rows);
        float[] row = new float[classes];
        double[] exponentials = new double[classes];
        return settings -> {
            double sum = 0;
            for (int n = 0; n < rows; n++) {
                z.load((long) n * classes, row, 0, classes);
                sum += lossOfRow(row, exponentials, label.get(n), rows);
                dz.store((long) n * classes, row, 0, classes);
            }
            total.store(0, new float[] {(float) (sum / rows)}, 0, 1);
        };
    }

    /** Computes the loss of one image, and replaces its logits by their gradient. */
    private static double lossOfRow(float[] row, double[] exponentials, int label, int rows) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (float logit : row) {
            greatest = Math.max(greatest, logit);
        }
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            exponentials[i] = Math.exp(row[i] - greatest);
            sum += exponentials[i];
        }
        double loss = greatest + Math.log(sum) - row[label];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) ((exponentials[i] / sum - (i == label ? 1 : 0)) / rows);
        }
        return loss;
    }

    private static TensorShape requireChannelsOutermost(Tensor maps) {
        if (maps.shape().layout() != Layout.CHANNELS_OUTERMOST) {
            throw new IllegalArgumentException(
                    "only channels-outermost feature maps can be pooled globally, not " + maps.shape());
        }
        return maps.shape();
    }
}
