package dev.densescope.plan.step;

import java.util.List;

/**
 * The tensors of a step that callers fill or read.
 *
 * @param images (N, C, H, W), channels last
 * @param labels (N), 32-bit integers from 0
 * @param loss mean softmax cross-entropy, a scalar
 * @param logits (N, classes)
 * @param parameters in the order of torchvision's state dict
 * @param runningStatistics of every batch norm, in forward order
 * @param workspace of kernels
 */
public record StepTensors(
        Value images,
        Value labels,
        Value loss,
        Value logits,
        List<ParameterTensors> parameters,
        List<RunningStatistics> runningStatistics,
        Value workspace) {
    public StepTensors {
        parameters = List.copyOf(parameters);
        runningStatistics = List.copyOf(runningStatistics);
    }
}
