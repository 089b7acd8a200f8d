package dev.densescope.device.cuda;

import dev.densescope.device.Kernel;
import dev.densescope.device.Tensor;
import dev.densescope.memory.TensorShape;
import java.util.Optional;
import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Matrix products by cuBLAS: 1x1 convolutions in all three directions, each one product over the pixels of the whole
 * minibatch, and the linear layer. The order of sums depends on shapes alone: there are no atomic operations, one stream, and
 * always the same scratch memory.
 */
final class MatrixProducts implements AutoCloseable {
    private final cublasContext context = new cublasContext();
    private final FloatPointer one = new FloatPointer(1f);
    private final FloatPointer zero = new FloatPointer(0f);
    private Optional<Scratch.Place> scratchInUse = Optional.empty();

    MatrixProducts(Stream stream, boolean tensorFloat32) {
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
    String version() {
        int[] number = new int[1];
        Status.ofBlas(cublas.cublasGetVersion_v2(context, number), "tell its version");
        return "cuBLAS %d.%d".formatted(number[0] / 10_000, number[0] / 100 % 100);
    }

    /** {@code output (P, K) = input (P, C) * weights^T (C, K)}. */
    Kernel pointwise(Tensor input, Tensor weights, Tensor output, Scratch scratch) {
        return product(Matrix.ofMaps(input), Matrix.ofRows(weights).transposed(), Matrix.ofMaps(output), scratch);
    }

    Kernel pointwiseBackwardData(Tensor outputGradient, Tensor weights, Tensor inputGradient, Scratch scratch) {
        return product(Matrix.ofMaps(outputGradient), Matrix.ofRows(weights), Matrix.ofMaps(inputGradient), scratch);
    }

    Kernel pointwiseBackwardWeights(Tensor input, Tensor outputGradient, Tensor weightsGradient, Scratch scratch) {
        return product(
                Matrix.ofMaps(outputGradient).transposed(),
                Matrix.ofMaps(input),
                Matrix.ofRows(weightsGradient),
                scratch);
    }

    /** {@code output (N, classes) += input (N, C) * weights^T (C, classes)}. */
    Kernel linearAdding(Tensor input, Tensor weights, Tensor output, Scratch scratch) {
        return product(Matrix.ofRows(input), Matrix.ofRows(weights).transposed(), Matrix.ofRows(output), one, scratch);
    }

    /** Gradients of input and weights; the bias is not ours. */
    Kernel linearBackward(
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
        return product(a, b, c, zero, scratch);
    }

    /** {@code c = a * b + beta * c}. */
    private Kernel product(Matrix a, Matrix b, Matrix c, FloatPointer beta, Scratch scratch) {
        if (!c.columnMajor) {
            return product(b.transposed(), a.transposed(), c.transposed(), beta, scratch);
        }
        Scratch.Place place = scratch.fresh().rest();
        DevicePointer left = new DevicePointer(a.address);
        DevicePointer right = new DevicePointer(b.address);
        DevicePointer target = new DevicePointer(c.address);
        return settings -> {
            use(place);
            Status.ofBlas(
                    cublas.cublasSgemm_v2(
                            context,
                            a.operation(),
                            b.operation(),
                            c.rows,
                            c.columns,
                            a.columns,
                            one,
                            left,
                            a.leading,
                            right,
                            b.leading,
                            beta,
                            target,
                            c.leading),
                    "start a matrix product");
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

    /**
     * A matrix somewhere in the memory of the GPU.
     *
     * @param leading elements from the start of one column to the next, or of one row if they lie row by row
     */
    private record Matrix(long address, int rows, int columns, int leading, boolean columnMajor) {
        /** Feature maps as pixels by channels. */
        static Matrix ofMaps(Tensor maps) {
            TensorShape shape = maps.shape();
            int pixels = Math.toIntExact(shape.elementsPerChannel());
            long address = CudaStorage.address(maps);
            return switch (shape.layout()) {
                case CHANNELS_OUTERMOST -> new Matrix(address, pixels, shape.c(), pixels, true);
                case CHANNELS_LAST -> new Matrix(address, pixels, shape.c(), shape.c(), false);
                case ROW_MAJOR -> throw new IllegalArgumentException("not a matrix of pixels by channels: " + shape);
            };
        }

        /** A weight (outputs, inputs) or an ordinary matrix, row by row. */
        static Matrix ofRows(Tensor matrix) {
            TensorShape shape = matrix.shape();
            return new Matrix(CudaStorage.address(matrix), shape.n(), shape.c(), shape.c(), false);
        }

        Matrix transposed() {
            return new Matrix(address, columns, rows, leading, !columnMajor);
        }

        int operation() {
            return columnMajor ? cublas.CUBLAS_OP_N : cublas.CUBLAS_OP_T;
        }
    }
}
