package dev.densescope.device;

/**
 * What a batch norm's backward writes.
 *
 * @param input gradient of the batch norm's input: feature maps in its layout
 * @param scale (C)
 * @param shift (C)
 */
public record NormGradients(Tensor input, Tensor scale, Tensor shift) {}
