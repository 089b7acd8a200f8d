package dev.densescope.device.operand;

/** The operands of a batch norm other than its input: four vectors (C), and the epsilon added to the variance. */
public record NormOperands(Tensor mean, Tensor variance, Tensor scale, Tensor shift, float epsilon) {}
