package dev.densescope.session.measure;

/**
 * One training step in a line.
 *
 * @param step counted from 1, warm-up included
 * @param warmup whether it precedes the measured ones
 * @param accuracy share of the minibatch whose own class was the most likely before the update, from 0 to 1; NaN if it is
 *     not known, as in run files of version 1
 * @param nanos whole step, upload of the minibatch included
 * @param processBytes resident memory of the process after the step, from the operating system; 0 if unknown
 * @param waitNanos how long the run thread waited for the minibatch before the step; not among {@code nanos}; 0 if it is not
 *     known, as in run files of version 1
 */
public record StepSummary(
        int step,
        boolean warmup,
        float loss,
        float accuracy,
        long nanos,
        long forwardNanos,
        long recomputeNanos,
        long backwardNanos,
        long updateNanos,
        long processBytes,
        long waitNanos) {}
