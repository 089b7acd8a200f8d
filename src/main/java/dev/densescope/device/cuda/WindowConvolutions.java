package dev.densescope.device.cuda;

import dev.densescope.device.ConvolutionWindow;
import dev.densescope.device.Kernel;
import dev.densescope.device.Tensor;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import java.util.Optional;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Convolutions by cuDNN. Maps are read and written where they lie, strides and all, if the algorithm that cuDNN likes best
 * takes them so; otherwise it works on packed copies in the workspace, which cost less than a slower algorithm.
 */
final class WindowConvolutions implements AutoCloseable {
    private final cudnnContext context = new cudnnContext();
    private final ConvolutionDescriptors descriptors;
    private final ConvolutionAlgorithms algorithms;
    private final ElementKernels copies;
    private final FloatPointer one = new FloatPointer(1f);
    private final FloatPointer zero = new FloatPointer(0f);

    WindowConvolutions(Stream stream, boolean tensorFloat32, ElementKernels copies) {
        this.copies = copies;
        Status.ofDnn(cudnn.cudnnCreate(context), "begin");
        Status.ofDnn(cudnn.cudnnSetStream(context, stream.handle()), "use the queue of work");
        descriptors = new ConvolutionDescriptors(tensorFloat32);
        algorithms = new ConvolutionAlgorithms(context, descriptors, tensorFloat32);
    }

    /** Its version, such as {@code cuDNN 9.19}. */
    static String version() {
        long number = cudnn.cudnnGetVersion();
        return "cuDNN %d.%d".formatted(number / 10_000, number / 100 % 100);
    }

    Kernel forward(Tensor input, Tensor weights, Tensor output, ConvolutionWindow window, Scratch scratch) {
        return prepare(Direction.FORWARD, new Operands(input, weights, output, window), scratch);
    }

    Kernel backwardData(
            Tensor outputGradient, Tensor weights, Tensor inputGradient, ConvolutionWindow window, Scratch scratch) {
        return prepare(Direction.BACKWARD_DATA, new Operands(inputGradient, weights, outputGradient, window), scratch);
    }

    Kernel backwardWeights(
            Tensor input, Tensor outputGradient, Tensor weightsGradient, ConvolutionWindow window, Scratch scratch) {
        return prepare(
                Direction.BACKWARD_WEIGHTS, new Operands(input, weightsGradient, outputGradient, window), scratch);
    }

    @Override
    public void close() {
        descriptors.close();
        Status.ofDnn(cudnn.cudnnDestroy(context), "end");
    }

    private Kernel prepare(Direction direction, Operands operands, Scratch workspace) {
        Scratch scratch = workspace.fresh();
        Place input = Place.packed(operands.input, scratch);
        Place output = Place.packed(operands.output, scratch);
        ConvolutionShapes shapes = operands.shapes();
        long limitBytes = scratch.rest().bytes();
        ConvolutionAlgorithms.Choice best = algorithms
                .choose(direction, shapes.packed(), limitBytes)
                .orElseThrow(() -> new CudaException(
                        "cuDNN has no deterministic algorithm for %s of %s within %d bytes of workspace."
                                .formatted(direction, shapes, limitBytes)));
        Optional<ConvolutionAlgorithms.Choice> asItLies = algorithms
                .choose(direction, shapes, limitBytes)
                .filter(choice -> choice.algorithm() == best.algorithm());
        if (asItLies.isPresent()) {
            return call(
                    direction,
                    shapes,
                    asItLies.get(),
                    Place.of(operands.input),
                    operands.weights,
                    Place.of(operands.output),
                    scratch);
        }
        Kernel kernel = call(direction, shapes.packed(), best, input, operands.weights, output, scratch);
        return switch (direction) {
            case FORWARD -> copyIn(operands.input, input, copyOut(operands.output, output, kernel));
            case BACKWARD_DATA -> copyIn(operands.output, output, copyOut(operands.input, input, kernel));
            case BACKWARD_WEIGHTS -> copyIn(operands.input, input, copyIn(operands.output, output, kernel));
        };
    }

    private Kernel call(
            Direction direction,
            ConvolutionShapes shapes,
            ConvolutionAlgorithms.Choice choice,
            Place input,
            Tensor weights,
            Place output,
            Scratch scratch) {
        Direction.Described described = algorithms.describe(shapes);
        Direction.Call call = new Direction.Call(
                new DevicePointer(input.address),
                CudaStorage.pointer(weights),
                new DevicePointer(output.address),
                choice.algorithm(),
                new DevicePointer(scratch.rest().address()),
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
        ConvolutionShapes shapes() {
            return new ConvolutionShapes(input.shape(), weights.shape(), output.shape(), window);
        }
    }

    /** Where maps lie, or their copy. */
    private record Place(TensorShape shape, long address) {
        static Place of(Tensor tensor) {
            return new Place(tensor.shape(), CudaStorage.address(tensor));
        }

        /** The maps themselves if they are packed, otherwise room for a copy. */
        static Place packed(Tensor tensor, Scratch scratch) {
            TensorShape shape = tensor.shape();
            return shape.layout() == Layout.ROW_MAJOR
                    ? of(tensor)
                    : new Place(
                            new TensorShape(shape.type(), Layout.ROW_MAJOR, shape.n(), shape.c(), shape.h(), shape.w()),
                            scratch.take(shape.bytes()));
        }

        boolean isOf(Tensor tensor) {
            return address == CudaStorage.address(tensor);
        }
    }
}
