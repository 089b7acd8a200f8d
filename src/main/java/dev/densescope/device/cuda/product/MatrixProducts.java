package dev.densescope.device.cuda.product;

import dev.densescope.device.Kernel;
import dev.densescope.device.Tensor;
import dev.densescope.device.cuda.launch.Arguments;
import dev.densescope.device.cuda.launch.Launches;
import dev.densescope.device.cuda.memory.DevicePointer;
import dev.densescope.device.cuda.memory.Scratch;
import dev.densescope.device.cuda.memory.Status;
import dev.densescope.device.cuda.memory.Stream;
import java.util.Optional;
import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Matrix products by cuBLAS: 1x1 convolutions in all three directions, each one product over the pixels of the whole
 * minibatch, and the linear layer. The order of sums depends on shapes alone: there are no atomic operations, one stream, and
 * always the same scratch memory.
 */
public final class MatrixProducts implements AutoCloseable {
    private final Launches launches;
    private final cublasContext context = new cublasContext();
    private final FloatPointer one = new FloatPointer(1f);
    private final FloatPointer zero = new FloatPointer(0f);
    private Optional<Scratch.Place> scratchInUse = Optional.empty();

    public MatrixProducts(Stream stream, Launches launches, boolean tensorFloat32) {
        this.launches = launches;
        Status.ofBlas(cublas.cublasCreate_v2(context), "begin");
        Status.ofBlas(cublas.cublasSetStream_v2(context, stream.handle()), "use the queue of work");
        Status.ofBlas(
                cublas.cublasSetMathMode(
                        context, tensorFloat32 ? cublas.CUBLAS_TF32_TENSOR_OP_MATH : cublas.CUBLAS_DEFAULT_MATH),
                "set its precision");
        Status.ofBlas(
                cublas.cublasSetAtomicsMode(context, cublas.CUBLAS_ATOMICS_NOT_ALLOWED),
                "do without atomic operations");
    }

    /** Its version, such as {@code cuBLAS 13.1}. */
    public String version() {
        int[] number = new int[1];
        Status.ofBlas(cublas.cublasGetVersion_v2(context, number), "tell its version");
        return "cuBLAS %d.%d".formatted(number[0] / 10_000, number[0] / 100 % 100);
    }

    /** {@code output (P, K) = input (P, C) * weights^T (C, K)}. */
    public Kernel pointwise(Tensor input, Tensor weights, Tensor output, Scratch scratch) {
        return product(Matrix.ofMaps(input), Matrix.ofRows(weights).transposed(), Matrix.ofMaps(output), scratch);
    }

    public Kernel pointwiseBackwardData(Tensor outputGradient, Tensor weights, Tensor inputGradient, Scratch scratch) {
        return product(Matrix.ofMaps(outputGradient), Matrix.ofRows(weights), Matrix.ofMaps(inputGradient), scratch);
    }

    public Kernel pointwiseBackwardWeights(
            Tensor input, Tensor outputGradient, Tensor weightsGradient, Scratch scratch) {
        // the transposed product, whose result lies column by column
        return longSums(
                Matrix.ofMaps(input).transposed(),
                Matrix.ofMaps(outputGradient),
                Matrix.ofRows(weightsGradient).transposed(),
                scratch);
    }

    /** {@code output (N, classes) += input (N, C) * weights^T (C, classes)}. */
    public Kernel linearAdding(Tensor input, Tensor weights, Tensor output, Scratch scratch) {
        return product(
                Matrix.ofRows(input),
                Matrix.ofRows(weights).transposed(),
                Matrix.ofRows(output),
                one,
                scratch.fresh().rest());
    }

    /** Gradients of input and weights; the bias is not ours. */
    public Kernel linearBackward(
            Tensor input,
            Tensor outputGradient,
            Tensor weights,
            Tensor inputGradient,
            Tensor weightsGradient,
            Scratch scratch) {
        Matrix gradient = Matrix.ofRows(outputGradient);
        Kernel data = product(gradient, Matrix.ofRows(weights), Matrix.ofRows(inputGradient), scratch);
        return data.then(product(gradient.transposed(), Matrix.ofRows(input), Matrix.ofRows(weightsGradient), scratch));
    }

    @Override
    public void close() {
        Status.ofBlas(cublas.cublasDestroy_v2(context), "end");
    }

    private Kernel product(Matrix a, Matrix b, Matrix c, Scratch scratch) {
        return product(a, b, c, zero, scratch.fresh().rest());
    }

    /** {@code c = a * b + beta * c}. */
    private Kernel product(Matrix a, Matrix b, Matrix c, FloatPointer beta, Scratch.Place place) {
        if (!c.columnMajor()) {
            return product(b.transposed(), a.transposed(), c.transposed(), beta, place);
        }
        DevicePointer left = new DevicePointer(a.address());
        DevicePointer right = new DevicePointer(b.address());
        DevicePointer target = new DevicePointer(c.address());
        return settings -> {
            use(place);
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
                    "start a matrix product");
        };
    }

    /**
     * {@code c = a * b} where the sums are long and c is small: pieces of the sums are products of their own, of which cuBLAS
     * makes all at once, and are added up in their order.
     *
     * @param c columns one behind the other, without gaps
     */
    private Kernel longSums(Matrix a, Matrix b, Matrix c, Scratch scratch) {
        SumPieces pieces = SumPieces.of(c.rows(), c.columns(), a.columns());
        if (pieces.count() == 1) {
            return product(a, b, c, scratch);
        }
        long results = (long) c.rows() * c.columns();
        Scratch places = scratch.fresh();
        long address = places.take(pieces.count() * results * Float.BYTES);
        Kernel kernel = equalPieces(a, b, c.at(address), pieces, places.rest());
        if (pieces.rest() > 0) {
            int first = pieces.whole() * pieces.length();
            kernel = kernel.then(product(
                    a.columns(first, pieces.rest()),
                    b.rows(first, pieces.rest()),
                    c.at(address + pieces.whole() * results * Float.BYTES),
                    zero,
                    places.rest()));
        }
        return kernel.then(launches.tasks(
                results,
                "add_pieces",
                new Arguments()
                        .pointer(address)
                        .number(pieces.count())
                        .longNumber(results)
                        .pointer(c.address())));
    }

    /** Products of the pieces of full length; their results lie one behind the other from {@code c} on. */
    private Kernel equalPieces(Matrix a, Matrix b, Matrix c, SumPieces pieces, Scratch.Place place) {
        DevicePointer left = new DevicePointer(a.address());
        DevicePointer right = new DevicePointer(b.address());
        DevicePointer target = new DevicePointer(c.address());
        return settings -> {
            use(place);
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
                    "start matrix products");
        };
    }

    /** Its own memory is never used: what it needs lies in the workspace. */
    private void use(Scratch.Place place) {
        if (scratchInUse.filter(place::equals).isEmpty()) {
            Status.ofBlas(
                    cublas.cublasSetWorkspace_v2(context, new DevicePointer(place.address()), place.bytes()),
                    "use the workspace");
            scratchInUse = Optional.of(place);
        }
    }
}
