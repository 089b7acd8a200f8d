package dev.densescope.session.local;

import dev.densescope.plan.Schedule;

/**
 * Buffers for the images of one step, reused for each step. Run thread only.
 *
 * @param images (N, H, W, C)
 * @param labels N class indices from 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Minibatch(float[] images, int[] labels) {
    Minibatch(Schedule schedule) {
        this(
                new float[Math.toIntExact(schedule.tensors().images().shape().elements())],
                new int[schedule.network().spec().batch()]);
    }
}
