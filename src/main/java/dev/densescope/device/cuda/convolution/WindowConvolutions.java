package dev.densescope.device.cuda.convolution;

import dev.densescope.device.Kernel;
import dev.densescope.device.cuda.kernel.ElementKernels;
import dev.densescope.device.cuda.memory.CudaException;
import dev.densescope.device.cuda.memory.CudaStorage;
import dev.densescope.device.cuda.memory.DevicePointer;
import dev.densescope.device.cuda.memory.KernelWorkspace;
import dev.densescope.device.cuda.memory.Status;
import dev.densescope.device.cuda.memory.Stream;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.language.Text;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Convolutions by cuDNN. Feature maps are accessed in place with their strides if cuDNN's preferred algorithm supports
 * them and all channels are aligned. Otherwise they are copied to packed buffers in the workspace, which costs less
 * than a slower algorithm. Input images, which are channels-last, are always copied.
 */
public final class WindowConvolutions implements AutoCloseable {
    private final cudnnContext context = new cudnnContext();
    private final ConvolutionDescriptors descriptors;
    private final ConvolutionAlgorithms algorithms;
    private final ElementKernels copies;
    private final FloatPointer one = new FloatPointer(1f);
    private final FloatPointer zero = new FloatPointer(0f);

    public WindowConvolutions(Stream stream, boolean tensorFloat32, ElementKernels copies) {
        this.copies = copies;
        Status.ofDnn(cudnn.cudnnCreate(context), "begin");
        Status.ofDnn(cudnn.cudnnSetStream(context, stream.handle()), "use the stream");
        descriptors = new ConvolutionDescriptors();
        algorithms = new ConvolutionAlgorithms(context, descriptors, tensorFloat32);
    }

    /** cuDNN's version, such as {@code cuDNN 9.19}. */
    public static String version() {
        long number = cudnn.cudnnGetVersion();
        return "cuDNN %d.%d".formatted(number / 10_000, number / 100 % 100);
    }

    public Kernel forward(
            Tensor input, Tensor weights, Tensor output, ConvolutionWindow window, KernelWorkspace workspace) {
        return prepare(Direction.FORWARD, new Operands(input, weights, output, window), workspace);
    }

    public Kernel backwardData(
            Tensor outputGradient,
            Tensor weights,
            Tensor inputGradient,
            ConvolutionWindow window,
            KernelWorkspace workspace) {
        return prepare(
                Direction.BACKWARD_DATA, new Operands(inputGradient, weights, outputGradient, window), workspace);
    }

    public Kernel backwardWeights(
            Tensor input,
            Tensor outputGradient,
            Tensor weightsGradient,
            ConvolutionWindow window,
            KernelWorkspace workspace) {
        return prepare(
                Direction.BACKWARD_WEIGHTS, new Operands(input, weightsGradient, outputGradient, window), workspace);
    }

    @Override
    public void close() {
        descriptors.close();
        Status.ofDnn(cudnn.cudnnDestroy(context), "end");
    }

    private Kernel prepare(Direction direction, Operands operands, KernelWorkspace whole) {
        KernelWorkspace workspace = whole.fresh();
        MapsBuffers packed = new MapsBuffers(
                MapsBuffer.packed(operands.input, workspace), MapsBuffer.packed(operands.output, workspace));
        MapsBuffers inPlace = new MapsBuffers(
                packed.input.inPlaceIfSupported(operands.input), packed.output.inPlaceIfSupported(operands.output));
        long limitBytes = workspace.remaining().bytes();
        ConvolutionAlgorithms.Choice best = algorithms
                .choose(direction, operands.shapes(packed), limitBytes)
                .orElseThrow(() -> new CudaException(Text.of(
                        "cuDNN has no deterministic algorithm for %s of %s that fits into %d bytes of workspace.",
                        direction, operands.shapes(packed), limitBytes)));
        return algorithms
                .choose(direction, operands.shapes(inPlace), limitBytes)
                .filter(best::isLike)
                .map(choice -> kernel(inPlace, direction, operands, choice, workspace))
                .orElseGet(() -> kernel(packed, direction, operands, best, workspace));
    }

    /** The convolution with the copies to and from packed buffers. */
    private Kernel kernel(
            MapsBuffers buffers,
            Direction direction,
            Operands operands,
            ConvolutionAlgorithms.Choice choice,
            KernelWorkspace workspace) {
        Kernel kernel = call(buffers, direction, operands, choice, workspace);
        return switch (direction) {
            case FORWARD -> copyIn(operands.input, buffers.input, copyOut(operands.output, buffers.output, kernel));
            case BACKWARD_DATA ->
                copyIn(operands.output, buffers.output, copyOut(operands.input, buffers.input, kernel));
            case BACKWARD_WEIGHTS ->
                copyIn(operands.input, buffers.input, copyIn(operands.output, buffers.output, kernel));
        };
    }

    private Kernel call(
            MapsBuffers buffers,
            Direction direction,
            Operands operands,
            ConvolutionAlgorithms.Choice choice,
            KernelWorkspace workspace) {
        Direction.Described described = algorithms.describe(operands.shapes(buffers), choice);
        Direction.Call call = new Direction.Call(
                new DevicePointer(buffers.input.address),
                CudaStorage.pointer(operands.weights),
                new DevicePointer(buffers.output.address),
                choice.algorithm(),
                new DevicePointer(workspace.remaining().address()),
                choice.workspaceBytes(),
                one,
                zero);
        return settings -> Status.ofDnn(direction.run(context, described, call), "launch a convolution");
    }

    private Kernel copyIn(Tensor source, MapsBuffer copy, Kernel kernel) {
        return copy.isOf(source)
                ? kernel
                : copies.copy(source.shape(), CudaStorage.address(source), copy.shape, copy.address)
                        .then(kernel);
    }

    private Kernel copyOut(Tensor target, MapsBuffer copy, Kernel kernel) {
        return copy.isOf(target)
                ? kernel
                : kernel.then(copies.copy(copy.shape, copy.address, target.shape(), CudaStorage.address(target)));
    }

    private record Operands(Tensor input, Tensor weights, Tensor output, ConvolutionWindow window) {
        ConvolutionShapes shapes(MapsBuffers buffers) {
            return new ConvolutionShapes(buffers.input.shape, weights.shape(), buffers.output.shape, window);
        }
    }

    /** The operands of a convolution: feature maps or their packed copies. */
    private record MapsBuffers(MapsBuffer input, MapsBuffer output) {}

    /** Feature maps or their packed copy. */
    private record MapsBuffer(TensorShape shape, long address) {
        /** The feature maps themselves if they are packed (n, c, h, w), otherwise a buffer for a packed copy. */
        static MapsBuffer packed(Tensor tensor, KernelWorkspace workspace) {
            TensorShape shape = tensor.shape();
            return shape.layout() == Layout.ROW_MAJOR
                    ? of(tensor)
                    : new MapsBuffer(
                            new TensorShape(shape.type(), Layout.ROW_MAJOR, shape.n(), shape.c(), shape.h(), shape.w()),
                            workspace.allocate(shape.bytes()));
        }

        private static MapsBuffer of(Tensor tensor) {
            return new MapsBuffer(tensor.shape(), CudaStorage.address(tensor));
        }

        /**
         * The feature maps themselves if the pixels of a channel are contiguous, as in the copy (operands in different
         * layouts would cost more than the copy), and if all channels are aligned. cuDNN may use other kernels for
         * unaligned addresses, and the choice must not depend on the strategy.
         */
        MapsBuffer inPlaceIfSupported(Tensor tensor) {
            return tensor.shape().layout() == Layout.CHANNELS_OUTERMOST && isAligned(tensor) ? of(tensor) : this;
        }

        private static boolean isAligned(Tensor tensor) {
            long channelBytes = tensor.shape().elementsPerChannel() * Float.BYTES;
            return channelBytes % Storage.ALIGNMENT == 0 && CudaStorage.address(tensor) % Storage.ALIGNMENT == 0;
        }

        boolean isOf(Tensor tensor) {
            return address == CudaStorage.address(tensor);
        }
    }
}
