package dev.densescope.device;

/** What a batch norm reads beside its input: four vectors (C), and the number added to the variance. */
public record NormOperands(Tensor mean, Tensor variance, Tensor scale, Tensor shift, float epsilon) {}
