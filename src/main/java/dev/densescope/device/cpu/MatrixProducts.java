package dev.densescope.device.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_matmul_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;

import dev.densescope.device.Kernel;
import dev.densescope.device.Tensor;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * Matrix products by oneDNN: 1x1 convolutions in all three directions, and the linear layer. Maps are matrices of pixels
 * by channels, whichever way they lie. A product with a transposed destination would fall to a reference kernel, so it is
 * turned round instead: {@code C^T = B^T A^T}.
 */
final class MatrixProducts {
    private final OneDnn oneDnn;
    private final Tensor workspace;

    MatrixProducts(OneDnn oneDnn, Tensor workspace) {
        this.oneDnn = oneDnn;
        this.workspace = workspace;
    }

    /** {@code output (P, K) = input (P, C) * weights^T (C, K)}. */
    Kernel pointwise(Tensor input, Tensor weights, Tensor output) {
        return product(Matrix.ofMaps(input), Matrix.ofWeights(weights).transposed(), Matrix.ofMaps(output));
    }

    Kernel pointwiseBackwardData(Tensor outputGradient, Tensor weights, Tensor inputGradient) {
        return product(Matrix.ofMaps(outputGradient), Matrix.ofWeights(weights), Matrix.ofMaps(inputGradient));
    }

    /** The gradient is made as (C, K), which is twice as fast, and then transposed; it is small. */
    Kernel pointwiseBackwardWeights(Tensor input, Tensor outputGradient, Tensor weightsGradient) {
        WorkspaceCursor cursor = new WorkspaceCursor(workspace);
        Matrix target = Matrix.ofWeights(weightsGradient);
        Matrix turned =
                new Matrix(cursor.take(weightsGradient.shape().bytes()), target.columns, target.rows, target.rows, 1);
        Kernel product = product(Matrix.ofMaps(input).transposed(), Matrix.ofMaps(outputGradient), turned, cursor);
        Kernel transposition = copy(turned.transposed(), target, cursor);
        return settings -> {
            product.run(settings);
            transposition.run(settings);
        };
    }

    /** {@code output (N, classes) = input (N, C) * weights^T (C, classes) + bias}. */
    Kernel linear(Tensor input, Tensor weights, Tensor bias, Tensor output) {
        Matrix a = Matrix.ofWeights(input);
        Matrix b = Matrix.ofWeights(weights).transposed();
        Matrix c = Matrix.ofWeights(output);
        Matrix row = new Matrix(CpuStorage.address(bias), 1, c.columns, c.columns, 1);
        WorkspaceCursor cursor = new WorkspaceCursor(workspace);
        return builder(a, b, describe(row), c, cursor)
                .with(DNNL_ARG_BIAS, describe(row), row.address)
                .build(cursor);
    }

    /** Gradients of input and weights; the bias is not ours. */
    Kernel linearBackward(
            Tensor input, Tensor outputGradient, Tensor weights, Tensor inputGradient, Tensor weightsGradient) {
        Matrix gradient = Matrix.ofWeights(outputGradient);
        Kernel data = product(gradient, Matrix.ofWeights(weights), Matrix.ofWeights(inputGradient));
        Kernel weight = product(gradient.transposed(), Matrix.ofWeights(input), Matrix.ofWeights(weightsGradient));
        return settings -> {
            data.run(settings);
            weight.run(settings);
        };
    }

    private Kernel product(Matrix a, Matrix b, Matrix c) {
        return product(a, b, c, new WorkspaceCursor(workspace));
    }

    private Kernel product(Matrix a, Matrix b, Matrix c, WorkspaceCursor cursor) {
        return c.columnStride == 1
                ? builder(a, b, null, c, cursor).build(cursor)
                : builder(b.transposed(), a.transposed(), null, c.transposed(), cursor)
                        .build(cursor);
    }

    private Primitive.Builder builder(Matrix a, Matrix b, dnnl_memory_desc bias, Matrix c, WorkspaceCursor cursor) {
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        OneDnn.check(
                dnnl_matmul_primitive_desc_create(
                        descriptor, oneDnn.engine(), describe(a), describe(b), bias, describe(c), oneDnn.attributes()),
                "plan a matrix product");
        if (!Primitive.fitScratchpad(descriptor, cursor.left())) {
            throw new IllegalStateException("no matrix product fits into the workspace of " + cursor.left() + " bytes");
        }
        return new Primitive.Builder(oneDnn, descriptor)
                .with(DNNL_ARG_SRC, describe(a), a.address)
                .with(DNNL_ARG_WEIGHTS, describe(b), b.address)
                .with(DNNL_ARG_DST, describe(c), c.address);
    }

    private Kernel copy(Matrix source, Matrix target, WorkspaceCursor cursor) {
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        OneDnn.check(
                dnnl_reorder_primitive_desc_create(
                        descriptor,
                        describe(source),
                        oneDnn.engine(),
                        describe(target),
                        oneDnn.engine(),
                        oneDnn.attributes()),
                "plan a transposition");
        return new Primitive.Builder(oneDnn, descriptor)
                .with(DNNL_ARG_FROM, describe(source), source.address)
                .with(DNNL_ARG_TO, describe(target), target.address)
                .build(cursor);
    }

    private dnnl_memory_desc describe(Matrix matrix) {
        return oneDnn.matrix(matrix.rows, matrix.columns, matrix.rowStride, matrix.columnStride);
    }

    /** A matrix somewhere in memory; strides in elements. */
    private record Matrix(long address, long rows, long columns, long rowStride, long columnStride) {
        /** Feature maps as pixels by channels. */
        static Matrix ofMaps(Tensor maps) {
            long pixels = maps.shape().elementsPerChannel();
            long channels = maps.shape().c();
            long address = CpuStorage.address(maps);
            return switch (maps.shape().layout()) {
                case CHANNELS_LAST -> new Matrix(address, pixels, channels, channels, 1);
                case CHANNELS_OUTERMOST -> new Matrix(address, pixels, channels, 1, pixels);
                case ROW_MAJOR -> throw new IllegalArgumentException("not feature maps: " + maps.shape());
            };
        }

        /** A row-major matrix (n, c). */
        static Matrix ofWeights(Tensor weights) {
            long columns = weights.shape().c();
            return new Matrix(CpuStorage.address(weights), weights.shape().n(), columns, columns, 1);
        }

        Matrix transposed() {
            return new Matrix(address, columns, rows, columnStride, rowStride);
        }
    }
}
