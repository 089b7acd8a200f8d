package dev.densescope.device.cuda.product;

import dev.densescope.device.Kernel;
import dev.densescope.device.cuda.launch.Arguments;
import dev.densescope.device.cuda.launch.KernelLauncher;
import dev.densescope.device.cuda.memory.DevicePointer;
import dev.densescope.device.cuda.memory.KernelWorkspace;
import dev.densescope.device.cuda.memory.Status;
import dev.densescope.device.cuda.memory.Stream;
import dev.densescope.device.operand.Tensor;
import java.util.Optional;
import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Matrix products by cuBLAS: 1x1 convolutions, forward and backward, each as one product over the pixels of the whole
 * minibatch, and the linear layer. Results are reproducible: no atomic operations, one stream, and a workspace of
 * constant size.
 */
public final class MatrixProducts implements AutoCloseable {
    private final KernelLauncher launcher;
    private final cublasContext context = new cublasContext();
    private final FloatPointer one = new FloatPointer(1f);
    private final FloatPointer zero = new FloatPointer(0f);
    private Optional<KernelWorkspace.Region> regionInUse = Optional.empty();

    public MatrixProducts(Stream stream, KernelLauncher launcher, boolean tensorFloat32) {
        this.launcher = launcher;
        Status.ofBlas(cublas.cublasCreate_v2(context), "begin");
        Status.ofBlas(cublas.cublasSetStream_v2(context, stream.handle()), "use the stream");
        Status.ofBlas(
                cublas.cublasSetMathMode(
                        context, tensorFloat32 ? cublas.CUBLAS_TF32_TENSOR_OP_MATH : cublas.CUBLAS_DEFAULT_MATH),
                "set its precision");
        Status.ofBlas(
                cublas.cublasSetAtomicsMode(context, cublas.CUBLAS_ATOMICS_NOT_ALLOWED), "disable atomic operations");
    }

    /** cuBLAS's version, such as {@code cuBLAS 13.1}. */
    public String version() {
        int[] number = new int[1];
        Status.ofBlas(cublas.cublasGetVersion_v2(context, number), "return its version");
        return "cuBLAS %d.%d".formatted(number[0] / 10_000, number[0] / 100 % 100);
    }

    /** {@code output (P, K) = input (P, C) * weights^T (C, K)}. */
    public Kernel pointwise(Tensor input, Tensor weights, Tensor output, KernelWorkspace workspace) {
        return product(Matrix.ofMaps(input), Matrix.ofRows(weights).transposed(), Matrix.ofMaps(output), workspace);
    }

    public Kernel pointwiseBackwardData(
            Tensor outputGradient, Tensor weights, Tensor inputGradient, KernelWorkspace workspace) {
        return product(Matrix.ofMaps(outputGradient), Matrix.ofRows(weights), Matrix.ofMaps(inputGradient), workspace);
    }

    public Kernel pointwiseBackwardWeights(
            Tensor input, Tensor outputGradient, Tensor weightsGradient, KernelWorkspace workspace) {
        // the transposed product, whose result is column-major
        return longSums(
                Matrix.ofMaps(input).transposed(),
                Matrix.ofMaps(outputGradient),
                Matrix.ofRows(weightsGradient).transposed(),
                workspace);
    }

    /** {@code output (N, classes) += input (N, C) * weights^T (C, classes)}. */
    public Kernel linearAccumulate(Tensor input, Tensor weights, Tensor output, KernelWorkspace workspace) {
        return product(
                Matrix.ofRows(input),
                Matrix.ofRows(weights).transposed(),
                Matrix.ofRows(output),
                one,
                workspace.fresh().remaining());
    }

    /** Gradients of input and weights, but not of the bias. */
    public Kernel linearBackward(
            Tensor input,
            Tensor outputGradient,
            Tensor weights,
            Tensor inputGradient,
            Tensor weightsGradient,
            KernelWorkspace workspace) {
        Matrix gradient = Matrix.ofRows(outputGradient);
        Kernel data = product(gradient, Matrix.ofRows(weights), Matrix.ofRows(inputGradient), workspace);
        return data.then(
                product(gradient.transposed(), Matrix.ofRows(input), Matrix.ofRows(weightsGradient), workspace));
    }

    @Override
    public void close() {
        Status.ofBlas(cublas.cublasDestroy_v2(context), "end");
    }

    private Kernel product(Matrix a, Matrix b, Matrix c, KernelWorkspace workspace) {
        return product(a, b, c, zero, workspace.fresh().remaining());
    }

    /** {@code c = a * b + beta * c}. */
    private Kernel product(Matrix a, Matrix b, Matrix c, FloatPointer beta, KernelWorkspace.Region region) {
        if (!c.columnMajor()) {
            return product(b.transposed(), a.transposed(), c.transposed(), beta, region);
        }
        DevicePointer left = new DevicePointer(a.address());
        DevicePointer right = new DevicePointer(b.address());
        DevicePointer target = new DevicePointer(c.address());
        return settings -> {
            use(region);
            Status.ofBlas(
                    cublas.cublasSgemm_v2(
                            context,
                            a.operation(),
                            b.operation(),
                            c.rows(),
                            c.columns(),
                            a.columns(),
                            one,
                            left,
                            a.leading(),
                            right,
                            b.leading(),
                            beta,
                            target,
                            c.leading()),
                    "launch a matrix product");
        };
    }

    /**
     * {@code c = a * b} for long sums and small c, by split-K: the parts are computed as one batched product and added
     * in order.
     *
     * @param c a contiguous column-major matrix
     */
    private Kernel longSums(Matrix a, Matrix b, Matrix c, KernelWorkspace workspace) {
        SplitK pieces = SplitK.of(c.rows(), c.columns(), a.columns());
        if (pieces.count() == 1) {
            return product(a, b, c, workspace);
        }
        long results = (long) c.rows() * c.columns();
        KernelWorkspace free = workspace.fresh();
        long address = free.allocate(pieces.count() * results * Float.BYTES);
        Kernel kernel = equalPieces(a, b, c.at(address), pieces, free.remaining());
        if (pieces.rest() > 0) {
            int first = pieces.whole() * pieces.length();
            kernel = kernel.then(product(
                    a.columns(first, pieces.rest()),
                    b.rows(first, pieces.rest()),
                    c.at(address + pieces.whole() * results * Float.BYTES),
                    zero,
                    free.remaining()));
        }
        return kernel.then(launcher.tasks(
                results,
                "add_pieces",
                new Arguments()
                        .pointer(address)
                        .number(pieces.count())
                        .longNumber(results)
                        .pointer(c.address())));
    }

    /** The products of the parts of full length; their results are contiguous from {@code c} on. */
    private Kernel equalPieces(Matrix a, Matrix b, Matrix c, SplitK pieces, KernelWorkspace.Region region) {
        DevicePointer left = new DevicePointer(a.address());
        DevicePointer right = new DevicePointer(b.address());
        DevicePointer target = new DevicePointer(c.address());
        return settings -> {
            use(region);
            Status.ofBlas(
                    cublas.cublasSgemmStridedBatched(
                            context,
                            a.operation(),
                            b.operation(),
                            c.rows(),
                            c.columns(),
                            pieces.length(),
                            one,
                            left,
                            a.leading(),
                            pieces.length() * a.columnStep(),
                            right,
                            b.leading(),
                            pieces.length() * b.rowStep(),
                            zero,
                            target,
                            c.leading(),
                            (long) c.rows() * c.columns(),
                            pieces.whole()),
                    "launch a batched matrix product");
        };
    }

    /** Sets the workspace of cuBLAS, which allocates no memory of its own. */
    private void use(KernelWorkspace.Region region) {
        if (regionInUse.filter(region::equals).isEmpty()) {
            Status.ofBlas(
                    cublas.cublasSetWorkspace_v2(context, new DevicePointer(region.address()), region.bytes()),
                    "use the workspace");
            regionInUse = Optional.of(region);
        }
    }
}
