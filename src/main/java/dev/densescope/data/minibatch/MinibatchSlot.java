package dev.densescope.data.minibatch;

import java.util.Optional;

/**
 * A minibatch in the making. Its arrays belong to the threads that make images until all are made, then to the one that
 * takes them; everything else is guarded by the lock of who owns the slot.
 */
final class MinibatchSlot {
    private final float[] images;
    private final int[] labels;
    private int begun;
    private int made;
    private Optional<Failure> failure = Optional.empty();

    private record Failure(int position, Throwable cause) {}

    /** @param elements of an image */
    MinibatchSlot(int batch, int elements) {
        images = new float[Math.multiplyExact(batch, elements)];
        labels = new int[batch];
    }

    /** Whether there is an image that nobody makes yet. */
    boolean hasPlace() {
        return begun < labels.length;
    }

    /** The position of the next image to be made. */
    int begin() {
        return begun++;
    }

    /** Makes one image; not under the lock. */
    void make(MinibatchReader reader, long minibatch, int position) {
        if (position < reader.size(minibatch)) {
            reader.read(minibatch, position, images, labels);
        }
    }

    /** An image was made, or could not be. Of several failures that of the first image counts, whenever it came. */
    void made(int position, Optional<Throwable> failed) {
        made++;
        int first = failure.map(Failure::position).orElse(labels.length);
        if (failed.isPresent() && position < first) {
            failure = Optional.of(new Failure(position, failed.get()));
        }
    }

    boolean isMade() {
        return made == labels.length;
    }

    /** Hands the minibatch over, or throws why it could not be made. */
    void copyTo(float[] targetImages, int[] targetLabels) {
        if (failure.isPresent()) {
            rethrow(failure.get().cause());
        }
        System.arraycopy(images, 0, targetImages, 0, images.length);
        System.arraycopy(labels, 0, targetLabels, 0, labels.length);
    }

    /** Begins another minibatch. */
    void restart() {
        begun = 0;
        made = 0;
        failure = Optional.empty();
    }

    private static void rethrow(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) cause;
    }
}
