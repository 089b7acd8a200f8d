package dev.densescope.session.measure;

/**
 * Summary of one training step.
 *
 * @param step counted from 1, warm-up included
 * @param turn that it belongs to, from 1; 1 for all steps of a run without rounds
 * @param warmup whether it is a warm-up step
 * @param accuracy top-1 accuracy on the minibatch before the update, from 0 to 1; NaN if unknown, as in run files of
 * version 1
 * @param nanos duration of the step, including the upload of the minibatch
 * @param processBytes resident memory of the process after the step, from the operating system; 0 if unknown
 * @param waitNanos how long the run thread waited for the minibatch before the step, not included in {@code nanos}; 0
 * if unknown, as in run files of version 1
 */
public record StepSummary(
        int step,
        int turn,
        boolean warmup,
        float loss,
        float accuracy,
        long nanos,
        long forwardNanos,
        long recomputeNanos,
        long backwardNanos,
        long updateNanos,
        long processBytes,
        long waitNanos) {
    /** A step of a run without rounds. */
    public StepSummary(
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
            long waitNanos) {
        this(
                step,
                1,
                warmup,
                loss,
                accuracy,
                nanos,
                forwardNanos,
                recomputeNanos,
                backwardNanos,
                updateNanos,
                processBytes,
                waitNanos);
    }
}
