package dev.densescope.device.cpu;

import dev.densescope.device.Kernel;
import dev.densescope.device.Kernels;
import dev.densescope.device.cpu.memory.NativeFloats;
import dev.densescope.device.cpu.parallel.Sequence;
import dev.densescope.device.operand.ConvolutionGradients;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.NormChunks;
import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.StatisticsGradient;
import dev.densescope.device.operand.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Backward of a batch norm and the 1x1 convolution behind it, some input channels at a time, from kernels over these channels.
 * Each channel's results are accumulated separately, so they do not depend on the number of channels at a time.
 */
final class NormChunkKernels {
    private final Kernels kernels;
    private final Tensor columns;

    /**
     * @param kernels whose workspace does not overlap {@code columns}
     * @param columns storage for the weights of as many input channels as are computed at a time
     */
    NormChunkKernels(Kernels kernels, Tensor columns) {
        this.kernels = kernels;
        this.columns = columns;
    }

    /** As {@link Kernels#convolveNormalizedBackward}. */
    Kernel backward(
            Tensor input,
            NormOperands norm,
            ConvolutionGradients convolution,
            NormChunks chunks,
            NormGradients gradients,
            StatisticsGradient statistics) {
        List<Kernel> parts = new ArrayList<>();
        int channels = input.shape().c();
        for (int first = 0; first < channels; first += chunks.channels()) {
            int count = Math.min(chunks.channels(), channels - first);
            Tensor x = input.channels(first, count);
            NormOperands part = part(norm, first, count);
            Tensor normalized = chunks.normalized().channels(0, count);
            Tensor inputGradient = gradients.input().channels(first, count);
            Tensor gradient =
                    chunks.gradient().map(storage -> storage.channels(0, count)).orElse(inputGradient);
            Tensor weights = new Tensor(
                    columns.storage(),
                    columns.offsetBytes(),
                    convolution.weights().shape().withChannels(count));
            parts.add(kernels.normalizeRelu(x, part, normalized));
            parts.add(kernels.convolveBackwardWeights(
                    normalized, convolution.output(), weights, ConvolutionWindow.POINTWISE));
            parts.add(copyColumns(weights, 0, convolution.weightsGradient(), first));
            parts.add(copyColumns(convolution.weights(), first, weights, 0));
            parts.add(
                    kernels.convolveBackwardData(convolution.output(), weights, gradient, ConvolutionWindow.POINTWISE));
            parts.add(kernels.normalizeReluBackwardDirect(
                    x,
                    gradient,
                    part,
                    new NormGradients(
                            inputGradient,
                            gradients.scale().channels(first, count),
                            gradients.shift().channels(first, count)),
                    Optional.empty(),
                    new StatisticsGradient(
                            statistics.slopes().channels(first, count),
                            statistics.offsets().channels(first, count)),
                    chunks.gradient().isPresent()));
        }
        return Sequence.of(parts.toArray(Kernel[]::new));
    }

    private static NormOperands part(NormOperands norm, int first, int count) {
        return new NormOperands(
                norm.mean().channels(first, count),
                norm.variance().channels(first, count),
                norm.scale().channels(first, count),
                norm.shift().channels(first, count),
                norm.epsilon());
    }

    /** Copies the weights of some input channels: as many as the smaller of the two tensors (outputs, inputs) has. */
    private static Kernel copyColumns(Tensor source, int sourceFirst, Tensor target, int targetFirst) {
        int outputs = source.shape().n();
        int sourceInputs = source.shape().c();
        int targetInputs = target.shape().c();
        int count = Math.min(sourceInputs, targetInputs);
        NativeFloats from = new NativeFloats(source);
        NativeFloats to = new NativeFloats(target);
        float[] row = new float[count];
        return settings -> {
            for (int output = 0; output < outputs; output++) {
                from.load((long) output * sourceInputs + sourceFirst, row, 0, count);
                to.store((long) output * targetInputs + targetFirst, row, 0, count);
            }
        };
    }
}
