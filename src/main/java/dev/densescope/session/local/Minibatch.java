package dev.densescope.session.local;

import dev.densescope.plan.Schedule;

/**
 * Room for the images of one step, filled anew each time. Run thread only.
 *
 * @param images (N, H, W, C)
 * @param labels N class indices from 0
 */
@SuppressWarnings("ArrayRecordComponent") // two arrays that travel together; nobody compares them
record Minibatch(float[] images, int[] labels) {
    Minibatch(Schedule schedule) {
        this(
                new float[Math.toIntExact(schedule.tensors().images().shape().elements())],
                new int[schedule.network().spec().batch()]);
    }
}
