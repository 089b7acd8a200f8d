package dev.densescope.device;

/**
 * What the gradients of a convolution are computed from and to, other than its input.
 *
 * @param weights (outputs, inputs, kernel, kernel)
 * @param output gradient of the output
 * @param weightsGradient in the shape of the weights
 */
public record ConvolutionGradients(Tensor weights, Tensor output, Tensor weightsGradient) {}
