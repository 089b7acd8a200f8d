package dev.densescope.device.operand;

/**
 * The gradients computed by the backward pass of a batch norm.
 *
 * @param input gradient of the input, in the layout of the input
 * @param scale gradient of the scale, (C)
 * @param shift gradient of the shift, (C)
 */
public record NormGradients(Tensor input, Tensor scale, Tensor shift) {}
