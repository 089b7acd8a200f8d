package dev.densescope.plan.step;

import dev.densescope.network.BatchNorm;

/** The running mean and (unbiased) variance of a batch norm, updated once per step. */
public record RunningStatistics(BatchNorm batchNorm, Value mean, Value variance) {}
