package dev.densescope.device.cpu.onednn;

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
import dev.densescope.device.cpu.memory.WorkspaceCursor;
import dev.densescope.device.cpu.parallel.PartialSums;
import dev.densescope.device.cpu.parallel.Sequence;
import dev.densescope.device.cpu.parallel.Split;
import dev.densescope.device.cpu.parallel.Workers;
import dev.densescope.device.host.HostStorage;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * Matrix products by oneDNN: 1x1 convolutions in all three directions, and the linear layer. Maps are matrices of pixels
 * by channels, whichever way they lie. A product with a transposed destination would fall to a reference kernel, so it is
 * turned round instead: {@code C^T = B^T A^T}. Workers share out the rows: pixels, images or classes.
 */
public final class MatrixProducts {
    private final OneDnn oneDnn;
    private final Workers workers;
    private final Tensor workspace;

    public MatrixProducts(OneDnn oneDnn, Workers workers, Tensor workspace) {
        this.oneDnn = oneDnn;
        this.workers = workers;
        this.workspace = workspace;
    }

    /** {@code output (P, K) = input (P, C) * weights^T (C, K)}. */
    public Kernel pointwise(Tensor input, Tensor weights, Tensor output) {
        return byRows(Matrix.ofMaps(input), Matrix.ofWeights(weights).transposed(), Matrix.ofMaps(output));
    }

    public Kernel pointwiseBackwardData(Tensor outputGradient, Tensor weights, Tensor inputGradient) {
        return byRows(Matrix.ofMaps(outputGradient), Matrix.ofWeights(weights), Matrix.ofMaps(inputGradient));
    }

    /**
     * The gradient is made as (C, K), which is twice as fast, and then transposed; it is small. Each worker sums over its
     * pixels; the sums are added up in order.
     */
    public Kernel pointwiseBackwardWeights(Tensor input, Tensor outputGradient, Tensor weightsGradient) {
        WorkspaceCursor cursor = new WorkspaceCursor(workspace);
        Matrix a = Matrix.ofMaps(input);
        Matrix b = Matrix.ofMaps(outputGradient);
        Matrix target = Matrix.ofWeights(weightsGradient);
        Split split = workers.split(Math.toIntExact(a.rows));
        Kernel[] parts = new Kernel[split.parts()];
        long[] sums = new long[parts.length];
        for (int part = 0; part < parts.length; part++) {
            sums[part] = cursor.take(weightsGradient.shape().bytes());
            parts[part] = product(
                    a.rows(split, part).transposed(), b.rows(split, part), target.transposition(sums[part]), cursor);
        }
        Kernel total = PartialSums.add(workers, sums, weightsGradient.shape().elements());
        Kernel transposition = copy(target.transposition(sums[0]).transposed(), target, cursor);
        return Sequence.of(workers.sideBySide(parts), total, transposition);
    }

    /** {@code output (N, classes) = input (N, C) * weights^T (C, classes) + bias}. */
    public Kernel linear(Tensor input, Tensor weights, Tensor bias, Tensor output) {
        Matrix a = Matrix.ofWeights(input);
        Matrix b = Matrix.ofWeights(weights).transposed();
        Matrix c = Matrix.ofWeights(output);
        Matrix row = new Matrix(HostStorage.address(bias), 1, c.columns, c.columns, 1);
        WorkspaceCursor cursor = new WorkspaceCursor(workspace);
        Split split = workers.split(Math.toIntExact(a.rows));
        Kernel[] parts = new Kernel[split.parts()];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = builder(a.rows(split, part), b, describe(row), c.rows(split, part), cursor)
                    .with(DNNL_ARG_BIAS, describe(row), row.address)
                    .build(cursor);
        }
        return workers.sideBySide(parts);
    }

    /** Gradients of input and weights; the bias is not ours. */
    public Kernel linearBackward(
            Tensor input, Tensor outputGradient, Tensor weights, Tensor inputGradient, Tensor weightsGradient) {
        Matrix gradient = Matrix.ofWeights(outputGradient);
        Kernel data = byRows(gradient, Matrix.ofWeights(weights), Matrix.ofWeights(inputGradient));
        Kernel weight = byRows(gradient.transposed(), Matrix.ofWeights(input), Matrix.ofWeights(weightsGradient));
        return Sequence.of(data, weight);
    }

    /** {@code c = a * b}; workers share out the rows of a and c. */
    private Kernel byRows(Matrix a, Matrix b, Matrix c) {
        WorkspaceCursor cursor = new WorkspaceCursor(workspace);
        Split split = workers.split(Math.toIntExact(a.rows));
        Kernel[] parts = new Kernel[split.parts()];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = product(a.rows(split, part), b, c.rows(split, part), cursor);
        }
        return workers.sideBySide(parts);
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
            long address = HostStorage.address(maps);
            return switch (maps.shape().layout()) {
                case CHANNELS_LAST -> new Matrix(address, pixels, channels, channels, 1);
                case CHANNELS_OUTERMOST -> new Matrix(address, pixels, channels, 1, pixels);
                case ROW_MAJOR -> throw new IllegalArgumentException("not feature maps: " + maps.shape());
            };
        }

        /** A row-major matrix (n, c). */
        static Matrix ofWeights(Tensor weights) {
            long columns = weights.shape().c();
            return new Matrix(HostStorage.address(weights), weights.shape().n(), columns, columns, 1);
        }

        Matrix rows(Split split, int part) {
            long start = address + split.from(part) * rowStride * Float.BYTES;
            return new Matrix(start, split.count(part), columns, rowStride, columnStride);
        }

        /** A row-major matrix at another address, with this one's columns as rows. */
        Matrix transposition(long at) {
            return new Matrix(at, /* rows= */ columns, /* columns= */ rows, /* rowStride= */ rows, 1);
        }

        Matrix transposed() {
            return new Matrix(address, columns, rows, columnStride, rowStride);
        }
    }
}
