package dev.densescope.device.cpu;

import dev.densescope.device.Kernel;
import dev.densescope.device.Kernels;
import dev.densescope.device.cpu.memory.ChannelArrays;
import dev.densescope.device.cpu.memory.WorkspaceAllocator;
import dev.densescope.device.cpu.norm.ChannelRowNorm;
import dev.densescope.device.cpu.norm.DirectGradient;
import dev.densescope.device.cpu.norm.HeapLoops;
import dev.densescope.device.cpu.norm.Loops;
import dev.densescope.device.cpu.norm.PixelRowNorm;
import dev.densescope.device.cpu.norm.TransposingNorm;
import dev.densescope.device.cpu.onednn.Convolutions;
import dev.densescope.device.cpu.onednn.MatrixProducts;
import dev.densescope.device.cpu.onednn.OneDnn;
import dev.densescope.device.cpu.onednn.Pooling;
import dev.densescope.device.cpu.parallel.Workers;
import dev.densescope.device.operand.ConvolutionGradients;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.NormChunks;
import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.StatisticsGradient;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Selects the fastest implementation of each computation for the layouts of its operands. */
final class CpuKernels implements Kernels {
    private final OneDnn oneDnn;
    private final Workers workers;
    private final Tensor workspace;
    private final Convolutions convolutions;
    private final Optional<WinogradConvolutions> winograd;
    private final Optional<PointwiseConvolutions> pointwise;
    private final MatrixProducts products;
    private final Pooling pooling;
    private final ChannelRowNorm channelRowNorm;
    private final PixelRowNorm pixelRowNorm;
    private final TransposingNorm transposingNorm;
    private final ElementKernels elements;
    private final HeadKernels head;

    /** @param fast whether to use our native loops, which {@link NativeLibrary} has loaded */
    CpuKernels(OneDnn oneDnn, Workers workers, Tensor workspace, boolean fast) {
        this.oneDnn = oneDnn;
        this.workers = workers;
        this.workspace = workspace;
        convolutions = new Convolutions(oneDnn, workers, workspace);
        products = new MatrixProducts(oneDnn, workers, workspace);
        pooling = new Pooling(oneDnn, workers, workspace);
        ChannelArrays arrays = new ChannelArrays();
        pointwise = fast ? Optional.of(new PointwiseConvolutions(workers, arrays, workspace)) : Optional.empty();
        winograd = fast ? Optional.of(new WinogradConvolutions(workers, workspace)) : Optional.empty();
        Loops[] loops = loops(workers.count(), fast);
        channelRowNorm = new ChannelRowNorm(workers, loops, arrays, workspace);
        pixelRowNorm = new PixelRowNorm(workers, loops, arrays, workspace);
        transposingNorm = new TransposingNorm(workers, arrays);
        elements = new ElementKernels(workers);
        head = new HeadKernels(workers);
    }

    private static Loops[] loops(int workers, boolean fast) {
        Loops[] loops = new Loops[workers];
        Arrays.setAll(loops, worker -> fast ? new NativeLoops() : new HeapLoops());
        return loops;
    }

    @Override
    public Kernel convolve(Tensor input, Tensor weights, Tensor output, ConvolutionWindow window) {
        if (window.isPointwise()) {
            return pointwise
                    .filter(fast -> PointwiseConvolutions.suits(input, output))
                    .map(fast -> fast.forward(input, weights, output))
                    .orElseGet(() -> products.pointwise(input, weights, output));
        }
        return winograd(weights, window)
                .map(fast -> fast.forward(input, weights, output))
                .orElseGet(() -> convolutions.forward(input, weights, output, window));
    }

    @Override
    public Kernel convolveBackwardData(
            Tensor outputGradient, Tensor weights, Tensor inputGradient, ConvolutionWindow window) {
        if (window.isPointwise()) {
            return pointwise
                    .filter(fast -> PointwiseConvolutions.suits(inputGradient, outputGradient))
                    .map(fast -> fast.backwardData(outputGradient, weights, inputGradient))
                    .orElseGet(() -> products.pointwiseBackwardData(outputGradient, weights, inputGradient));
        }
        return winograd(weights, window)
                .map(fast -> fast.backwardData(outputGradient, weights, inputGradient))
                .orElseGet(() -> convolutions.backwardData(outputGradient, weights, inputGradient, window));
    }

    @Override
    public Kernel convolveBackwardWeights(
            Tensor input, Tensor outputGradient, Tensor weightsGradient, ConvolutionWindow window) {
        if (window.isPointwise()) {
            return pointwise
                    .filter(fast -> PointwiseConvolutions.suits(input, outputGradient))
                    .map(fast -> fast.backwardWeights(input, outputGradient, weightsGradient))
                    .orElseGet(() -> products.pointwiseBackwardWeights(input, outputGradient, weightsGradient));
        }
        return winograd(weightsGradient, window)
                .map(fast -> fast.backwardWeights(input, outputGradient, weightsGradient))
                .orElseGet(() -> convolutions.backwardWeights(input, outputGradient, weightsGradient, window));
    }

    private Optional<WinogradConvolutions> winograd(Tensor weights, ConvolutionWindow window) {
        return winograd.filter(fast -> WinogradConvolutions.suits(weights.shape(), window));
    }

    @Override
    public Kernel batchStatistics(Tensor input, Tensor mean, Tensor variance) {
        return isChannelsLast(input)
                ? pixelRowNorm.statistics(input, mean, variance)
                : channelRowNorm.statistics(input, mean, variance);
    }

    @Override
    public Kernel updateRunningStatistics(
            Tensor mean, Tensor variance, Tensor runningMean, Tensor runningVariance, long count, float momentum) {
        return elements.updateRunningStatistics(mean, variance, runningMean, runningVariance, count, momentum);
    }

    @Override
    public Kernel normalizeRelu(Tensor input, NormOperands norm, Tensor output) {
        if (isChannelsLast(input)) {
            requireEqualLayouts(input, output);
            return pixelRowNorm.forward(input, norm, output);
        }
        return isChannelsLast(output)
                ? transposingNorm.forward(input, norm, output)
                : channelRowNorm.forward(input, norm, output);
    }

    @Override
    public Kernel concatenateNormalizeRelu(List<Tensor> parts, Tensor concatenation, NormOperands norm, Tensor output) {
        return isChannelsLast(output)
                ? Kernels.super.concatenateNormalizeRelu(parts, concatenation, norm, output)
                : channelRowNorm.concatenateForward(parts, concatenation, norm, output);
    }

    @Override
    public Kernel normalizeConvolve(
            List<Tensor> parts,
            Optional<Tensor> concatenation,
            NormOperands norm,
            Tensor output,
            Tensor weights,
            Tensor convolved,
            boolean keepsConcatenation,
            boolean keepsOutput) {
        if (pointwise.isPresent() && PointwiseConvolutions.suits(output, convolved)) {
            return pointwise
                    .get()
                    .normalizedForward(
                            parts,
                            concatenation.filter(tensor -> keepsConcatenation),
                            norm,
                            Optional.of(output).filter(tensor -> keepsOutput),
                            weights,
                            convolved);
        }
        return Kernels.super.normalizeConvolve(
                parts, concatenation, norm, output, weights, convolved, keepsConcatenation, keepsOutput);
    }

    @Override
    public Kernel convolveNormalized(Tensor input, NormOperands norm, Tensor weights, Tensor convolved) {
        return requireNativeLoops()
                .normalizedForward(List.of(input), Optional.empty(), norm, Optional.empty(), weights, convolved);
    }

    @Override
    public Kernel convolveNormalizedBackward(
            Tensor input,
            NormOperands norm,
            ConvolutionGradients convolution,
            NormChunks chunks,
            NormGradients gradients,
            StatisticsGradient statistics) {
        requireNativeLoops();
        TensorShape shape = convolution.weights().shape().withChannels(chunks.channels());
        Tensor columns = new Tensor(workspace.storage(), workspace.offsetBytes(), shape);
        return new NormChunkKernels(withWorkspaceBehind(columns), columns)
                .backward(input, norm, convolution, chunks, gradients, statistics);
    }

    private PointwiseConvolutions requireNativeLoops() {
        return pointwise.orElseThrow(() -> new UnsupportedOperationException(
                "only the native loops compute in chunks, and there are none for this processor"));
    }

    private CpuKernels withWorkspaceBehind(Tensor tensor) {
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        allocator.allocate(tensor.shape().bytes());
        long rest = allocator.remaining();
        long offset = workspace.offsetBytes() + workspace.shape().bytes() - rest;
        TensorShape shape = TensorShape.vector(Math.toIntExact(rest / Float.BYTES));
        return new CpuKernels(oneDnn, workers, new Tensor(workspace.storage(), offset, shape), true);
    }

    @Override
    public Kernel normalizeReluBackward(
            Tensor input, Tensor outputGradient, NormOperands norm, NormGradients gradients) {
        requireChannelsLast(input);
        requireEqualLayouts(input, outputGradient);
        requireEqualLayouts(input, gradients.input());
        return pixelRowNorm.backward(input, outputGradient, norm, gradients);
    }

    @Override
    public Kernel normalizeReluBackwardDirect(
            Tensor input,
            Tensor outputGradient,
            NormOperands norm,
            NormGradients gradients,
            Optional<Tensor> ownGradient,
            StatisticsGradient statistics,
            boolean accumulate) {
        requireEqualLayouts(input, gradients.input());
        DirectGradient gradient = new DirectGradient(gradients, ownGradient, statistics, accumulate);
        return isChannelsLast(outputGradient)
                ? transposingNorm.backward(input, outputGradient, norm, gradient)
                : channelRowNorm.backward(input, outputGradient, norm, gradient);
    }

    @Override
    public Kernel completeGradient(Tensor input, Tensor mean, Tensor slopes, Tensor offsets, Tensor gradient) {
        requireEqualLayouts(input, gradient);
        return channelRowNorm.complete(input, mean, slopes, offsets, gradient);
    }

    @Override
    public Kernel concatenate(List<Tensor> parts, Tensor output) {
        return elements.concatenate(parts, output);
    }

    @Override
    public Kernel averagePool(Tensor input, Tensor output) {
        return pooling.average(input, output);
    }

    @Override
    public Kernel averagePoolBackward(Tensor outputGradient, Tensor inputGradient) {
        return pooling.averageBackward(outputGradient, inputGradient);
    }

    @Override
    public Kernel maxPool(Tensor input, Tensor output, Tensor indices) {
        return pooling.maximum(input, output, indices);
    }

    @Override
    public Kernel maxPoolBackward(Tensor outputGradient, Tensor indices, Tensor inputGradient) {
        return pooling.maximumBackward(outputGradient, indices, inputGradient);
    }

    @Override
    public Kernel globalAveragePool(Tensor input, Tensor output) {
        return head.globalAveragePool(input, output);
    }

    @Override
    public Kernel globalAveragePoolBackward(Tensor outputGradient, Tensor inputGradient) {
        return head.globalAveragePoolBackward(outputGradient, inputGradient);
    }

    @Override
    public Kernel linear(Tensor input, Tensor weights, Tensor bias, Tensor output) {
        return products.linear(input, weights, bias, output);
    }

    @Override
    public Kernel linearBackward(
            Tensor input,
            Tensor outputGradient,
            Tensor weights,
            Tensor inputGradient,
            Tensor weightsGradient,
            Tensor biasGradient) {
        Kernel matrices = products.linearBackward(input, outputGradient, weights, inputGradient, weightsGradient);
        Kernel bias = HeadKernels.sumRows(outputGradient, biasGradient);
        return matrices.then(bias);
    }

    @Override
    public Kernel softmaxCrossEntropy(Tensor logits, Tensor labels, Tensor loss, Tensor logitsGradient) {
        return HeadKernels.softmaxCrossEntropy(logits, labels, loss, logitsGradient);
    }

    @Override
    public Kernel dropout(Tensor target, double probability, int stream) {
        return elements.dropout(target, probability, stream);
    }

    @Override
    public Kernel updateParameters(Tensor parameters, Tensor gradients, Tensor momentum) {
        return elements.updateParameters(parameters, gradients, momentum);
    }

    private static boolean isChannelsLast(Tensor maps) {
        return maps.shape().layout() == Layout.CHANNELS_LAST;
    }

    private static void requireChannelsLast(Tensor maps) {
        if (!isChannelsLast(maps)) {
            throw new IllegalArgumentException(maps.shape() + " must be channels-last");
        }
    }

    private static void requireEqualLayouts(Tensor one, Tensor other) {
        if (one.shape().layout() != other.shape().layout()) {
            throw new IllegalArgumentException(one.shape() + " and " + other.shape() + " must have the same layout");
        }
    }
}
