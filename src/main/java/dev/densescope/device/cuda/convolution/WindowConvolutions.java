package dev.densescope.device.cuda.convolution;

import dev.densescope.device.ConvolutionWindow;
import dev.densescope.device.Kernel;
import dev.densescope.device.Storage;
import dev.densescope.device.Tensor;
import dev.densescope.device.cuda.kernel.ElementKernels;
import dev.densescope.device.cuda.memory.CudaException;
import dev.densescope.device.cuda.memory.CudaStorage;
import dev.densescope.device.cuda.memory.DevicePointer;
import dev.densescope.device.cuda.memory.Status;
import dev.densescope.device.cuda.memory.Stream;
import dev.densescope.device.cuda.memory.Workspace;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Convolutions by cuDNN. Maps are read and written where they lie, strides and all, if the algorithm that cuDNN likes best
 * takes them so and every channel of theirs is aligned; otherwise it works on packed copies in the workspace, which cost less
 * than a slower algorithm. Images, whose channels come last, are always copied.
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
        Status.ofDnn(cudnn.cudnnSetStream(context, stream.handle()), "use the queue of work");
        descriptors = new ConvolutionDescriptors();
        algorithms = new ConvolutionAlgorithms(context, descriptors, tensorFloat32);
    }

    /** Its version, such as {@code cuDNN 9.19}. */
    public static String version() {
        long number = cudnn.cudnnGetVersion();
        return "cuDNN %d.%d".formatted(number / 10_000, number / 100 % 100);
    }

    public Kernel forward(Tensor input, Tensor weights, Tensor output, ConvolutionWindow window, Workspace workspace) {
        return prepare(Direction.FORWARD, new Operands(input, weights, output, window), workspace);
    }

    public Kernel backwardData(
            Tensor outputGradient,
            Tensor weights,
            Tensor inputGradient,
            ConvolutionWindow window,
            Workspace workspace) {
        return prepare(
                Direction.BACKWARD_DATA, new Operands(inputGradient, weights, outputGradient, window), workspace);
    }

    public Kernel backwardWeights(
            Tensor input,
            Tensor outputGradient,
            Tensor weightsGradient,
            ConvolutionWindow window,
            Workspace workspace) {
        return prepare(
                Direction.BACKWARD_WEIGHTS, new Operands(input, weightsGradient, outputGradient, window), workspace);
    }

    @Override
    public void close() {
        descriptors.close();
        Status.ofDnn(cudnn.cudnnDestroy(context), "end");
    }

    private Kernel prepare(Direction direction, Operands operands, Workspace whole) {
        Workspace workspace = whole.fresh();
        Places packed = new Places(Place.packed(operands.input, workspace), Place.packed(operands.output, workspace));
        Places lying = new Places(packed.input.orMapsOf(operands.input), packed.output.orMapsOf(operands.output));
        long limitBytes = workspace.remaining().bytes();
        ConvolutionAlgorithms.Choice best = algorithms
                .choose(direction, operands.shapes(packed), limitBytes)
                .orElseThrow(() -> new CudaException(
                        "cuDNN has no deterministic algorithm for %s of %s within %d bytes of workspace."
                                .formatted(direction, operands.shapes(packed), limitBytes)));
        return algorithms
                .choose(direction, operands.shapes(lying), limitBytes)
                .filter(best::isLike)
                .map(choice -> over(lying, direction, operands, choice, workspace))
                .orElseGet(() -> over(packed, direction, operands, best, workspace));
    }

    /** The convolution, and the copies to and from where it finds its maps. */
    private Kernel over(
            Places places,
            Direction direction,
            Operands operands,
            ConvolutionAlgorithms.Choice choice,
            Workspace workspace) {
        Kernel kernel = call(places, direction, operands, choice, workspace);
        return switch (direction) {
            case FORWARD -> copyIn(operands.input, places.input, copyOut(operands.output, places.output, kernel));
            case BACKWARD_DATA -> copyIn(operands.output, places.output, copyOut(operands.input, places.input, kernel));
            case BACKWARD_WEIGHTS ->
                copyIn(operands.input, places.input, copyIn(operands.output, places.output, kernel));
        };
    }

    private Kernel call(
            Places places,
            Direction direction,
            Operands operands,
            ConvolutionAlgorithms.Choice choice,
            Workspace workspace) {
        Direction.Described described = algorithms.describe(operands.shapes(places), choice);
        Direction.Call call = new Direction.Call(
                new DevicePointer(places.input.address),
                CudaStorage.pointer(operands.weights),
                new DevicePointer(places.output.address),
                choice.algorithm(),
                new DevicePointer(workspace.remaining().address()),
                choice.workspaceBytes(),
                one,
                zero);
        return settings -> Status.ofDnn(direction.run(context, described, call), "start a convolution");
    }

    private Kernel copyIn(Tensor source, Place copy, Kernel kernel) {
        return copy.isOf(source)
                ? kernel
                : copies.copy(source.shape(), CudaStorage.address(source), copy.shape, copy.address)
                        .then(kernel);
    }

    private Kernel copyOut(Tensor target, Place copy, Kernel kernel) {
        return copy.isOf(target)
                ? kernel
                : kernel.then(copies.copy(copy.shape, copy.address, target.shape(), CudaStorage.address(target)));
    }

    private record Operands(Tensor input, Tensor weights, Tensor output, ConvolutionWindow window) {
        ConvolutionShapes shapes(Places places) {
            return new ConvolutionShapes(places.input.shape, weights.shape(), places.output.shape, window);
        }
    }

    /** Where a convolution finds its maps. */
    private record Places(Place input, Place output) {}

    /** Where maps lie, or their copy. */
    private record Place(TensorShape shape, long address) {
        /** The maps themselves if they are packed, (n, c, h, w), otherwise room for a copy that is. */
        static Place packed(Tensor tensor, Workspace workspace) {
            TensorShape shape = tensor.shape();
            return shape.layout() == Layout.ROW_MAJOR
                    ? of(tensor)
                    : new Place(
                            new TensorShape(shape.type(), Layout.ROW_MAJOR, shape.n(), shape.c(), shape.h(), shape.w()),
                            workspace.take(shape.bytes()));
        }

        private static Place of(Tensor tensor) {
            return new Place(tensor.shape(), CudaStorage.address(tensor));
        }

        /**
         * The maps themselves if the pixels of a channel lie side by side, as in the copy (to have one operand the other way
         * round would cost more than the copy), and if they are aligned wherever in a block they lie: cuDNN may have other
         * kernels for addresses that are not, and a strategy must not decide between them.
         */
        Place orMapsOf(Tensor tensor) {
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
