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
import dev.densescope.device.cpu.memory.WorkspaceAllocator;
import dev.densescope.device.cpu.parallel.PartialSums;
import dev.densescope.device.cpu.parallel.Sequence;
import dev.densescope.device.cpu.parallel.Split;
import dev.densescope.device.cpu.parallel.Workers;
import dev.densescope.device.host.HostStorage;
import dev.densescope.device.operand.Tensor;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * Matrix products by oneDNN: 1x1 convolutions, forward and backward, and the linear layer. Feature maps are matrices
 * (pixels, channels) with any strides. oneDNN would use a reference kernel for a transposed destination, so the product
 * is transposed instead: {@code C^T = B^T A^T}. The rows (pixels, images or classes) are divided among the workers.
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
     * The gradient is computed as (C, K), which is twice as fast, and then transposed. Each worker sums over its
     * pixels; the partial sums are added in the order of the workers.
     */
    public Kernel pointwiseBackwardWeights(Tensor input, Tensor outputGradient, Tensor weightsGradient) {
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        Matrix a = Matrix.ofMaps(input);
        Matrix b = Matrix.ofMaps(outputGradient);
        Matrix target = Matrix.ofWeights(weightsGradient);
        Split split = workers.split(Math.toIntExact(a.rows));
        Kernel[] parts = new Kernel[split.parts()];
        long[] sums = new long[parts.length];
        for (int part = 0; part < parts.length; part++) {
            sums[part] = allocator.allocate(weightsGradient.shape().bytes());
            parts[part] = product(
                    a.rows(split, part).transposed(), b.rows(split, part), target.transposition(sums[part]), allocator);
        }
        Kernel total = PartialSums.add(workers, sums, weightsGradient.shape().elements());
        Kernel transposition = copy(target.transposition(sums[0]).transposed(), target, allocator);
        return Sequence.of(workers.inParallel(parts), total, transposition);
    }

    /** {@code output (N, classes) = input (N, C) * weights^T (C, classes) + bias}. */
    public Kernel linear(Tensor input, Tensor weights, Tensor bias, Tensor output) {
        Matrix a = Matrix.ofWeights(input);
        Matrix b = Matrix.ofWeights(weights).transposed();
        Matrix c = Matrix.ofWeights(output);
        Matrix row = new Matrix(HostStorage.address(bias), 1, c.columns, c.columns, 1);
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        Split split = workers.split(Math.toIntExact(a.rows));
        Kernel[] parts = new Kernel[split.parts()];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = builder(a.rows(split, part), b, describe(row), c.rows(split, part), allocator)
                    .with(DNNL_ARG_BIAS, describe(row), row.address)
                    .build(allocator);
        }
        return workers.inParallel(parts);
    }

    /** Gradients of input and weights, but not of the bias. */
    public Kernel linearBackward(
            Tensor input, Tensor outputGradient, Tensor weights, Tensor inputGradient, Tensor weightsGradient) {
        Matrix gradient = Matrix.ofWeights(outputGradient);
        Kernel data = byRows(gradient, Matrix.ofWeights(weights), Matrix.ofWeights(inputGradient));
        Kernel weight = byRows(gradient.transposed(), Matrix.ofWeights(input), Matrix.ofWeights(weightsGradient));
        return Sequence.of(data, weight);
    }

    /** {@code c = a * b}, with the rows of a and c divided among the workers. */
    private Kernel byRows(Matrix a, Matrix b, Matrix c) {
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        Split split = workers.split(Math.toIntExact(a.rows));
        Kernel[] parts = new Kernel[split.parts()];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = product(a.rows(split, part), b, c.rows(split, part), allocator);
        }
        return workers.inParallel(parts);
    }

    private Kernel product(Matrix a, Matrix b, Matrix c, WorkspaceAllocator allocator) {
        return c.columnStride == 1
                ? builder(a, b, null, c, allocator).build(allocator)
                : builder(b.transposed(), a.transposed(), null, c.transposed(), allocator)
                        .build(allocator);
    }

    private Primitive.Builder builder(
            Matrix a, Matrix b, dnnl_memory_desc bias, Matrix c, WorkspaceAllocator allocator) {
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        OneDnn.check(
                dnnl_matmul_primitive_desc_create(
                        descriptor, oneDnn.engine(), describe(a), describe(b), bias, describe(c), oneDnn.attributes()),
                "create a matmul primitive");
        if (!Primitive.fitScratchpad(descriptor, allocator.remaining())) {
            throw new IllegalStateException(
                    "no matmul primitive fits into a workspace of " + allocator.remaining() + " bytes");
        }
        return new Primitive.Builder(oneDnn, descriptor)
                .with(DNNL_ARG_SRC, describe(a), a.address)
                .with(DNNL_ARG_WEIGHTS, describe(b), b.address)
                .with(DNNL_ARG_DST, describe(c), c.address);
    }

    private Kernel copy(Matrix source, Matrix target, WorkspaceAllocator allocator) {
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        OneDnn.check(
                dnnl_reorder_primitive_desc_create(
                        descriptor,
                        describe(source),
                        oneDnn.engine(),
                        describe(target),
                        oneDnn.engine(),
                        oneDnn.attributes()),
                "create a reorder primitive");
        return new Primitive.Builder(oneDnn, descriptor)
                .with(DNNL_ARG_FROM, describe(source), source.address)
                .with(DNNL_ARG_TO, describe(target), target.address)
                .build(allocator);
    }

    private dnnl_memory_desc describe(Matrix matrix) {
        return oneDnn.matrix(matrix.rows, matrix.columns, matrix.rowStride, matrix.columnStride);
    }

    /** A matrix in memory, with strides in elements. */
    private record Matrix(long address, long rows, long columns, long rowStride, long columnStride) {
        /** Feature maps as a matrix (pixels, channels). */
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

        /** Weights as a row-major matrix (n, c). */
        static Matrix ofWeights(Tensor weights) {
            long columns = weights.shape().c();
            return new Matrix(HostStorage.address(weights), weights.shape().n(), columns, columns, 1);
        }

        Matrix rows(Split split, int part) {
            long start = address + split.from(part) * rowStride * Float.BYTES;
            return new Matrix(start, split.count(part), columns, rowStride, columnStride);
        }

        /** A row-major matrix of the transposed shape at another address. */
        Matrix transposition(long at) {
            return new Matrix(at, /* rows= */ columns, /* columns= */ rows, /* rowStride= */ rows, 1);
        }

        Matrix transposed() {
            return new Matrix(address, columns, rows, columnStride, rowStride);
        }
    }
}
