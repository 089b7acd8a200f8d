package dev.densescope.session;

/**
 * One training step in a line.
 *
 * @param step counted from 1, warm-up included
 * @param warmup whether it precedes the measured ones
 * @param nanos whole step, upload of the minibatch included
 * @param processBytes resident memory of the process after the step, from the operating system; 0 if unknown
 */
public record StepSummary(
        int step,
        boolean warmup,
        float loss,
        long nanos,
        long forwardNanos,
        long recomputeNanos,
        long backwardNanos,
        long updateNanos,
        long processBytes) {}
