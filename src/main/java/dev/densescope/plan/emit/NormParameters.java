package dev.densescope.plan.emit;

import dev.densescope.network.BatchNorm;
import dev.densescope.plan.step.BatchNormComputation.UpdateRunningStatistics;
import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.NormViews;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.RunningStatistics;
import dev.densescope.plan.step.View;

/** The views of a batch norm's parameters, their gradients and its running statistics. */
record NormParameters(
        View scale, View shift, View scaleGradient, View shiftGradient, View runningMean, View runningVariance) {

    static NormParameters of(BatchNorm norm, ParameterTable parameters) {
        ParameterTensors scale = parameters.of(norm.scale());
        ParameterTensors shift = parameters.of(norm.shift());
        RunningStatistics running = parameters.of(norm);
        return new NormParameters(
                View.of(scale.value()),
                View.of(shift.value()),
                View.of(scale.gradient()),
                View.of(shift.gradient()),
                View.of(running.mean()),
                View.of(running.variance()));
    }

    /** The parameters together with the given batch statistics. */
    NormViews norm(View mean, View variance) {
        return new NormViews(mean, variance, scale, shift);
    }

    Computation updateRunning(View mean, View variance, long count) {
        return new UpdateRunningStatistics(mean, variance, runningMean, runningVariance, count);
    }
}
