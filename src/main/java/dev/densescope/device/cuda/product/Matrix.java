package dev.densescope.device.cuda.product;

import dev.densescope.device.Tensor;
import dev.densescope.device.cuda.memory.CudaStorage;
import dev.densescope.memory.TensorShape;
import org.bytedeco.cuda.global.cublas;

/**
 * A matrix somewhere in the memory of the GPU.
 *
 * @param leading elements from the start of one column to the next, or of one row if they lie row by row
 */
record Matrix(long address, int rows, int columns, int leading, boolean columnMajor) {
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

    /** One like it somewhere else. */
    Matrix at(long otherAddress) {
        return new Matrix(otherAddress, rows, columns, leading, columnMajor);
    }

    Matrix transposed() {
        return new Matrix(address, columns, rows, leading, !columnMajor);
    }

    /** How cuBLAS, which knows columns only, is to see it. */
    int operation() {
        return columnMajor ? cublas.CUBLAS_OP_N : cublas.CUBLAS_OP_T;
    }

    /** Elements from one column to the next. */
    long columnStep() {
        return columnMajor ? leading : 1;
    }

    /** Elements from one row to the next. */
    long rowStep() {
        return columnMajor ? 1 : leading;
    }

    /** So many columns from one on. */
    Matrix columns(int first, int count) {
        return new Matrix(address + first * columnStep() * Float.BYTES, rows, count, leading, columnMajor);
    }

    /** So many rows from one on. */
    Matrix rows(int first, int count) {
        return new Matrix(address + first * rowStep() * Float.BYTES, count, columns, leading, columnMajor);
    }
}
