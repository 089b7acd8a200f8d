package dev.densescope.plan.emit;

import dev.densescope.memory.Phase;
import dev.densescope.plan.step.BatchNormComputation.ComputeBatchStatistics;
import dev.densescope.plan.step.BatchNormComputation.NormalizeRelu;
import dev.densescope.plan.step.BatchNormComputation.NormalizeReluBackward;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.spec.LayerPath;

/** Batch norm and ReLU of the output of a convolution: BN2 of a bottleneck layer, and that of the stem. */
record ConvolutionNorm(
        ScheduleBuilder builder,
        LayerPath layer,
        String name,
        Value input,
        Value output,
        Value mean,
        Value variance,
        NormParameters parameters) {

    /** The same for a recomputed input. */
    ConvolutionNorm withInput(Value recomputed) {
        return new ConvolutionNorm(builder, layer, name, recomputed, output, mean, variance, parameters);
    }

    /** The same with the output recomputed into another tensor for backward. */
    ConvolutionNorm withOutput(Value recomputed) {
        return new ConvolutionNorm(builder, layer, name, input, recomputed, mean, variance, parameters);
    }

    void forward() {
        builder.emit(
                Phase.FORWARD,
                layer,
                name + " statistics",
                new ComputeBatchStatistics(View.of(input), View.of(mean), View.of(variance)));
        builder.emit(
                Phase.FORWARD,
                layer,
                name + " running statistics",
                parameters.updateRunning(
                        View.of(mean), View.of(variance), input.shape().elementsPerChannel()));
        normalize(Phase.FORWARD);
    }

    /** Emits the recomputation of the output, with the statistics saved in forward. */
    void recompute() {
        normalize(Phase.RECOMPUTE);
    }

    private void normalize(Phase phase) {
        builder.emit(
                phase,
                layer,
                name,
                new NormalizeRelu(View.of(input), parameters.norm(View.of(mean), View.of(variance)), View.of(output)));
    }

    void backward(Value outputGradient, Value inputGradient) {
        builder.emit(
                Phase.BACKWARD,
                layer,
                name + " backward",
                new NormalizeReluBackward(
                        View.of(input),
                        View.of(outputGradient),
                        parameters.norm(View.of(mean), View.of(variance)),
                        View.of(inputGradient),
                        parameters.scaleGradient(),
                        parameters.shiftGradient()));
    }
}
