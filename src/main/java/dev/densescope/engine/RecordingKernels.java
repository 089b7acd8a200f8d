package dev.densescope.engine;

import dev.densescope.device.Kernel;
import dev.densescope.device.Kernels;
import dev.densescope.device.operand.ConvolutionGradients;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.NormChunks;
import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.StatisticsGradient;
import dev.densescope.device.operand.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Wraps the kernels of a device and records the operands of each, as inputs or outputs according to {@link Kernels},
 * independent of the schedule.
 */
final class RecordingKernels implements Kernels {
    private final Kernels kernels;
    private final KernelOperands operands;

    RecordingKernels(Kernels kernels, KernelOperands operands) {
        this.kernels = kernels;
        this.operands = operands;
    }

    @Override
    public Kernel convolve(Tensor input, Tensor weights, Tensor output, ConvolutionWindow window) {
        reads(input, weights);
        writes(output);
        return kernels.convolve(input, weights, output, window);
    }

    @Override
    public Kernel convolveBackwardData(
            Tensor outputGradient, Tensor weights, Tensor inputGradient, ConvolutionWindow window) {
        reads(outputGradient, weights);
        writes(inputGradient);
        return kernels.convolveBackwardData(outputGradient, weights, inputGradient, window);
    }

    @Override
    public Kernel convolveBackwardWeights(
            Tensor input, Tensor outputGradient, Tensor weightsGradient, ConvolutionWindow window) {
        reads(input, outputGradient);
        writes(weightsGradient);
        return kernels.convolveBackwardWeights(input, outputGradient, weightsGradient, window);
    }

    @Override
    public Kernel batchStatistics(Tensor input, Tensor mean, Tensor variance) {
        reads(input);
        writes(mean, variance);
        return kernels.batchStatistics(input, mean, variance);
    }

    @Override
    public Kernel updateRunningStatistics(
            Tensor mean, Tensor variance, Tensor runningMean, Tensor runningVariance, long count, float momentum) {
        reads(mean, variance, runningMean, runningVariance);
        writes(runningMean, runningVariance);
        return kernels.updateRunningStatistics(mean, variance, runningMean, runningVariance, count, momentum);
    }

    @Override
    public Kernel normalizeRelu(Tensor input, NormOperands norm, Tensor output) {
        reads(input);
        reads(norm);
        writes(output);
        return kernels.normalizeRelu(input, norm, output);
    }

    @Override
    public Kernel concatenateNormalizeRelu(List<Tensor> parts, Tensor concatenation, NormOperands norm, Tensor output) {
        parts.forEach(this::reads);
        reads(norm);
        writes(concatenation, output);
        return kernels.concatenateNormalizeRelu(parts, concatenation, norm, output);
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
        parts.forEach(this::reads);
        reads(norm);
        reads(weights);
        concatenation.ifPresent(copy -> writes(copy, keepsConcatenation));
        writes(output, keepsOutput);
        writes(convolved);
        return kernels.normalizeConvolve(
                parts, concatenation, norm, output, weights, convolved, keepsConcatenation, keepsOutput);
    }

    @Override
    public Kernel convolveNormalized(Tensor input, NormOperands norm, Tensor weights, Tensor convolved) {
        reads(input, weights);
        reads(norm);
        writes(convolved);
        return kernels.convolveNormalized(input, norm, weights, convolved);
    }

    @Override
    public Kernel convolveNormalizedBackward(
            Tensor input,
            NormOperands norm,
            ConvolutionGradients convolution,
            NormChunks chunks,
            NormGradients gradients,
            StatisticsGradient statistics) {
        reads(input, convolution.weights(), convolution.output());
        reads(norm);
        if (chunks.gradient().isPresent()) {
            reads(gradients.input(), statistics.slopes(), statistics.offsets());
        }
        writes(chunks.normalized(), convolution.weightsGradient(), statistics.slopes(), statistics.offsets());
        chunks.gradient().ifPresent(this::writes);
        writes(gradients);
        return kernels.convolveNormalizedBackward(input, norm, convolution, chunks, gradients, statistics);
    }

    @Override
    public Kernel normalizeReluBackward(
            Tensor input, Tensor outputGradient, NormOperands norm, NormGradients gradients) {
        reads(input, outputGradient);
        reads(norm);
        writes(gradients);
        return kernels.normalizeReluBackward(input, outputGradient, norm, gradients);
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
        reads(input, outputGradient);
        reads(norm);
        if (accumulate) {
            reads(gradients.input(), statistics.slopes(), statistics.offsets());
        }
        writes(gradients);
        ownGradient.ifPresent(this::writes);
        writes(statistics.slopes(), statistics.offsets());
        return kernels.normalizeReluBackwardDirect(
                input, outputGradient, norm, gradients, ownGradient, statistics, accumulate);
    }

    @Override
    public Kernel completeGradient(Tensor input, Tensor mean, Tensor slopes, Tensor offsets, Tensor gradient) {
        reads(input, mean, slopes, offsets, gradient);
        writes(gradient);
        return kernels.completeGradient(input, mean, slopes, offsets, gradient);
    }

    @Override
    public Kernel concatenate(List<Tensor> parts, Tensor output) {
        parts.forEach(this::reads);
        writes(output);
        return kernels.concatenate(parts, output);
    }

    @Override
    public Kernel averagePool(Tensor input, Tensor output) {
        reads(input);
        writes(output);
        return kernels.averagePool(input, output);
    }

    @Override
    public Kernel averagePoolBackward(Tensor outputGradient, Tensor inputGradient) {
        reads(outputGradient);
        writes(inputGradient);
        return kernels.averagePoolBackward(outputGradient, inputGradient);
    }

    @Override
    public Kernel maxPool(Tensor input, Tensor output, Tensor indices) {
        reads(input);
        writes(output, indices);
        return kernels.maxPool(input, output, indices);
    }

    @Override
    public Kernel maxPoolBackward(Tensor outputGradient, Tensor indices, Tensor inputGradient) {
        reads(outputGradient, indices);
        writes(inputGradient);
        return kernels.maxPoolBackward(outputGradient, indices, inputGradient);
    }

    @Override
    public Kernel globalAveragePool(Tensor input, Tensor output) {
        reads(input);
        writes(output);
        return kernels.globalAveragePool(input, output);
    }

    @Override
    public Kernel globalAveragePoolBackward(Tensor outputGradient, Tensor inputGradient) {
        reads(outputGradient);
        writes(inputGradient);
        return kernels.globalAveragePoolBackward(outputGradient, inputGradient);
    }

    @Override
    public Kernel linear(Tensor input, Tensor weights, Tensor bias, Tensor output) {
        reads(input, weights, bias);
        writes(output);
        return kernels.linear(input, weights, bias, output);
    }

    @Override
    public Kernel linearBackward(
            Tensor input,
            Tensor outputGradient,
            Tensor weights,
            Tensor inputGradient,
            Tensor weightsGradient,
            Tensor biasGradient) {
        reads(input, outputGradient, weights);
        writes(inputGradient, weightsGradient, biasGradient);
        return kernels.linearBackward(input, outputGradient, weights, inputGradient, weightsGradient, biasGradient);
    }

    @Override
    public Kernel softmaxCrossEntropy(Tensor logits, Tensor labels, Tensor loss, Tensor logitsGradient) {
        reads(logits, labels);
        writes(loss, logitsGradient);
        return kernels.softmaxCrossEntropy(logits, labels, loss, logitsGradient);
    }

    @Override
    public Kernel dropout(Tensor target, double probability, int stream) {
        reads(target);
        writes(target);
        return kernels.dropout(target, probability, stream);
    }

    @Override
    public Kernel updateParameters(Tensor parameters, Tensor gradients, Tensor momentum) {
        reads(parameters, gradients, momentum);
        writes(parameters, momentum);
        return kernels.updateParameters(parameters, gradients, momentum);
    }

    private void reads(Tensor... tensors) {
        for (Tensor tensor : tensors) {
            operands.read(tensor);
        }
    }

    private void reads(NormOperands norm) {
        reads(norm.mean(), norm.variance(), norm.scale(), norm.shift());
    }

    private void writes(Tensor... tensors) {
        for (Tensor tensor : tensors) {
            operands.write(tensor);
        }
    }

    private void writes(NormGradients gradients) {
        writes(gradients.input(), gradients.scale(), gradients.shift());
    }

    private void writes(Tensor tensor, boolean whole) {
        if (whole) {
            operands.write(tensor);
        } else {
            operands.mayWrite(tensor);
        }
    }
}
