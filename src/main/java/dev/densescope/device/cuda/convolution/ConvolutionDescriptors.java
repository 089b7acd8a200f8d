package dev.densescope.device.cuda.convolution;

import dev.densescope.device.cuda.launch.FeatureMapStrides;
import dev.densescope.device.cuda.memory.Status;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.memory.TensorShape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.cuda.cudnn.cudnnConvolutionStruct;
import org.bytedeco.cuda.cudnn.cudnnFilterStruct;
import org.bytedeco.cuda.cudnn.cudnnTensorStruct;
import org.bytedeco.cuda.global.cudnn;

/** cuDNN descriptors of tensors and convolutions; each is created once. Run thread only. */
@SuppressWarnings("deprecation") // why not the graph API: docs/decisions/0008-nvidia-gpus.md
final class ConvolutionDescriptors implements AutoCloseable {
    private static final int DILATION = 1;

    private final Map<TensorShape, cudnnTensorStruct> maps = new HashMap<>();
    private final Map<TensorShape, cudnnFilterStruct> weights = new HashMap<>();
    private final Map<PreciseWindow, cudnnConvolutionStruct> windows = new HashMap<>();
    private final Deque<Runnable> destructors = new ArrayDeque<>();

    /** Descriptor of feature maps, with the strides of their layout. */
    cudnnTensorStruct maps(TensorShape shape) {
        return maps.computeIfAbsent(shape, this::describeMaps);
    }

    /** Descriptor of weights (outputs, inputs, kernel, kernel). */
    cudnnFilterStruct weights(TensorShape shape) {
        return weights.computeIfAbsent(shape, this::describeWeights);
    }

    /**
     * Descriptor of a convolution.
     *
     * @param mathType cuDNN's math type, which determines the precision
     */
    cudnnConvolutionStruct window(ConvolutionWindow window, int mathType) {
        return windows.computeIfAbsent(new PreciseWindow(window, mathType), this::describeWindow);
    }

    @Override
    public void close() {
        while (!destructors.isEmpty()) {
            destructors.pop().run();
        }
    }

    private cudnnTensorStruct describeMaps(TensorShape shape) {
        cudnnTensorStruct descriptor = new cudnnTensorStruct();
        Status.ofDnn(cudnn.cudnnCreateTensorDescriptor(descriptor), "create a tensor descriptor");
        destructors.push(() -> cudnn.cudnnDestroyTensorDescriptor(descriptor));
        FeatureMapStrides layout = FeatureMapStrides.of(shape);
        Status.ofDnn(
                cudnn.cudnnSetTensor4dDescriptorEx(
                        descriptor,
                        cudnn.CUDNN_DATA_FLOAT,
                        shape.n(),
                        shape.c(),
                        shape.h(),
                        shape.w(),
                        Math.toIntExact(layout.image()),
                        Math.toIntExact(layout.channel()),
                        layout.row(),
                        layout.pixel()),
                "describe " + shape);
        return descriptor;
    }

    private cudnnFilterStruct describeWeights(TensorShape shape) {
        cudnnFilterStruct descriptor = new cudnnFilterStruct();
        Status.ofDnn(cudnn.cudnnCreateFilterDescriptor(descriptor), "create a filter descriptor");
        destructors.push(() -> cudnn.cudnnDestroyFilterDescriptor(descriptor));
        Status.ofDnn(
                cudnn.cudnnSetFilter4dDescriptor(
                        descriptor,
                        cudnn.CUDNN_DATA_FLOAT,
                        cudnn.CUDNN_TENSOR_NCHW,
                        shape.n(),
                        shape.c(),
                        shape.h(),
                        shape.w()),
                "describe weights " + shape);
        return descriptor;
    }

    private cudnnConvolutionStruct describeWindow(PreciseWindow precise) {
        ConvolutionWindow window = precise.window;
        cudnnConvolutionStruct descriptor = new cudnnConvolutionStruct();
        Status.ofDnn(cudnn.cudnnCreateConvolutionDescriptor(descriptor), "create a convolution descriptor");
        destructors.push(() -> cudnn.cudnnDestroyConvolutionDescriptor(descriptor));
        Status.ofDnn(
                cudnn.cudnnSetConvolution2dDescriptor(
                        descriptor,
                        window.padding(),
                        window.padding(),
                        window.stride(),
                        window.stride(),
                        DILATION,
                        DILATION,
                        cudnn.CUDNN_CROSS_CORRELATION,
                        cudnn.CUDNN_DATA_FLOAT),
                "describe " + window);
        Status.ofDnn(
                cudnn.cudnnSetConvolutionMathType(descriptor, precise.mathType), "set the precision of a convolution");
        return descriptor;
    }

    private record PreciseWindow(ConvolutionWindow window, int mathType) {}
}
