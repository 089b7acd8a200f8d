package dev.densescope.device.operand;

/**
 * The operands of a convolution's backward pass, other than its input and the gradient of its input.
 *
 * @param weights (outputs, inputs, kernel, kernel)
 * @param output gradient of the output
 * @param weightsGradient in the shape of the weights
 */
public record ConvolutionGradients(Tensor weights, Tensor output, Tensor weightsGradient) {}
