package dev.densescope.session.measure;

/**
 * A training step of another framework.
 *
 * @param step counted from 1, warm-up included
 * @param loss mean over the minibatch before the update, without the weight decay that the framework adds
 * @param nanos duration of the step, including the update, without the transfer of the minibatch to its process
 * @param livePeakBytes the largest number of bytes during the step that the framework's own counter reports; 0 if unknown
 * @param processBytes resident memory of its process after the step, from the operating system; 0 if unknown
 */
public record BaselineStep(int step, boolean warmup, float loss, long nanos, long livePeakBytes, long processBytes) {
    /** The part that steps of all trainings have; times of phases and accuracy are unknown. */
    public StepSummary summary() {
        return new StepSummary(step, warmup, loss, Float.NaN, nanos, 0, 0, 0, 0, processBytes, 0);
    }
}
