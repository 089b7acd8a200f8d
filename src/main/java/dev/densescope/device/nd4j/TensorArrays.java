package dev.densescope.device.nd4j;

import dev.densescope.device.host.HostStorage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J arrays that are views of tensors, with different shapes and strides. */
final class TensorArrays {
    private TensorArrays() {}

    /** (N, C, H, W), with the strides of the tensor's layout. */
    static INDArray maps(Tensor tensor) {
        TensorShape shape = tensor.shape();
        return over(tensor, new long[] {shape.n(), shape.c(), shape.h(), shape.w()}, strides(shape), 'c');
    }

    /** (C, H, W): one image of {@link #maps}. */
    static INDArray image(Tensor tensor, int index) {
        TensorShape shape = tensor.shape();
        long[] strides = strides(shape);
        long[] ofImage = {strides[1], strides[2], strides[3]};
        return over(tensor, index * strides[0], new long[] {shape.c(), shape.h(), shape.w()}, ofImage, 'c');
    }

    /** (N, C, 1, H, W): {@link #maps} with a dimension for windows. */
    static INDArray windowMaps(Tensor tensor) {
        TensorShape shape = tensor.shape();
        long[] strides = strides(shape);
        long[] lengths = {shape.n(), shape.c(), 1, shape.h(), shape.w()};
        return over(tensor, lengths, new long[] {strides[0], strides[1], 1, strides[2], strides[3]}, 'c');
    }

    /** (C, N * H * W): one row per channel, with the columns in the same order for all layouts. */
    static INDArray channelRows(Tensor tensor) {
        TensorShape shape = tensor.shape();
        long[] rows = {shape.c(), shape.elementsPerChannel()};
        return shape.layout() == Layout.CHANNELS_LAST
                ? over(tensor, rows, new long[] {1, shape.c()}, 'f')
                : over(tensor, rows, new long[] {shape.elementsPerChannel(), 1}, 'c');
    }

    /** (C, N, H * W), with the strides of the tensor's layout. */
    static INDArray channelImages(Tensor tensor) {
        TensorShape shape = tensor.shape();
        long n = shape.n();
        long c = shape.c();
        long pixels = (long) shape.h() * shape.w();
        long[] strides = shape.layout() == Layout.CHANNELS_LAST
                ? new long[] {1, pixels * c, c}
                : new long[] {n * pixels, pixels, 1};
        return over(tensor, new long[] {c, n, pixels}, strides, 'c');
    }

    /** (N, C * H * W) of a row-major tensor. */
    static INDArray matrix(Tensor tensor) {
        TensorShape shape = tensor.shape();
        long columns = shape.elements() / shape.n();
        return over(tensor, new long[] {shape.n(), columns}, new long[] {columns, 1}, 'c');
    }

    /** (elements), in memory order. */
    static INDArray vector(Tensor tensor) {
        return over(tensor, new long[] {tensor.shape().elements()}, new long[] {1}, 'c');
    }

    /** (elements, 1), for broadcasting along the rows of {@link #channelRows}. */
    static INDArray column(Tensor tensor) {
        return over(tensor, new long[] {tensor.shape().elements(), 1}, new long[] {1, 1}, 'c');
    }

    /** The strides of N, C, H and W. */
    private static long[] strides(TensorShape shape) {
        long n = shape.n();
        long c = shape.c();
        long h = shape.h();
        long w = shape.w();
        return switch (shape.layout()) {
            case ROW_MAJOR -> new long[] {c * h * w, h * w, w, 1};
            case CHANNELS_OUTERMOST -> new long[] {h * w, n * h * w, w, 1};
            case CHANNELS_LAST -> new long[] {h * w * c, 1, w * c, c};
        };
    }

    private static INDArray over(Tensor tensor, long[] shape, long[] strides, char order) {
        return over(tensor, 0, shape, strides, order);
    }

    private static INDArray over(Tensor tensor, long firstElement, long[] shape, long[] strides, char order) {
        return tensor.storage() instanceof GpuStorage gpu
                ? gpu.array(tensor, firstElement, shape, strides, order)
                : onHost(tensor, firstElement, shape, strides, order);
    }

    private static INDArray onHost(Tensor tensor, long firstElement, long[] shape, long[] strides, char order) {
        long elements = tensor.shape().elements();
        BytePointer bytes = HostStorage.pointer(tensor);
        DataBuffer buffer = switch (tensor.shape().type()) {
            case FLOAT32 -> Nd4j.createBuffer(new FloatPointer(bytes), elements, DataType.FLOAT);
            case INT32 -> Nd4j.createBuffer(new IntPointer(bytes), elements, DataType.INT32);
            case UINT8 -> Nd4j.createBuffer(bytes, elements, DataType.UINT8);
        };
        return Nd4j.create(buffer, shape, strides, firstElement, order);
    }
}
