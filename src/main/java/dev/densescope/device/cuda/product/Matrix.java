package dev.densescope.device.cuda.product;

import dev.densescope.device.cuda.memory.CudaStorage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.TensorShape;
import org.bytedeco.cuda.global.cublas;

/**
 * A matrix in the memory of the GPU.
 *
 * @param leading leading dimension: elements between the starts of columns (column-major) or rows (row-major)
 */
record Matrix(long address, int rows, int columns, int leading, boolean columnMajor) {
    /** Feature maps as a matrix (pixels, channels). */
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

    /** A row-major matrix, such as weights (outputs, inputs). */
    static Matrix ofRows(Tensor matrix) {
        TensorShape shape = matrix.shape();
        return new Matrix(CudaStorage.address(matrix), shape.n(), shape.c(), shape.c(), false);
    }

    /** A matrix of the same shape at another address. */
    Matrix at(long otherAddress) {
        return new Matrix(otherAddress, rows, columns, leading, columnMajor);
    }

    Matrix transposed() {
        return new Matrix(address, columns, rows, leading, !columnMajor);
    }

    /** The operation flag for cuBLAS, which is column-major. */
    int operation() {
        return columnMajor ? cublas.CUBLAS_OP_N : cublas.CUBLAS_OP_T;
    }

    /** Elements between columns. */
    long columnStep() {
        return columnMajor ? leading : 1;
    }

    /** Elements between rows. */
    long rowStep() {
        return columnMajor ? 1 : leading;
    }

    /** {@code count} columns, starting at {@code first}. */
    Matrix columns(int first, int count) {
        return new Matrix(address + first * columnStep() * Float.BYTES, rows, count, leading, columnMajor);
    }

    /** {@code count} rows, starting at {@code first}. */
    Matrix rows(int first, int count) {
        return new Matrix(address + first * rowStep() * Float.BYTES, count, columns, leading, columnMajor);
    }
}
