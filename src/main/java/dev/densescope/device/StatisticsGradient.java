package dev.densescope.device;

/**
 * The part of a batch norm's gradient that goes through the batch statistics, kept for later: for each channel a line in
 * the input, {@code slope * (input - mean) + offset}, to be taken off the direct part.
 *
 * @param slopes (C)
 * @param offsets (C)
 */
public record StatisticsGradient(Tensor slopes, Tensor offsets) {}
