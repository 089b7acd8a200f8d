package dev.densescope.device.operand;

/**
 * The part of a batch norm's input gradient that flows through the batch statistics, stored as coefficients of each
 * channel: {@code slope * (input - mean) + offset} is to be subtracted from the direct part.
 *
 * @param slopes (C)
 * @param offsets (C)
 */
public record StatisticsGradient(Tensor slopes, Tensor offsets) {}
