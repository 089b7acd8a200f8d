package dev.densescope.data.minibatch;

import java.util.Optional;

/**
 * A minibatch that is being filled. Its arrays belong to the reading threads until it is complete, and then to the
 * consumer. Everything else is guarded by the lock of the slot's owner.
 */
final class MinibatchSlot {
    private final float[] images;
    private final int[] labels;
    private int begun;
    private int finishedImages;
    private Optional<Failure> failure = Optional.empty();

    private record Failure(int position, Throwable cause) {}

    /** @param elements number of elements of an image */
    MinibatchSlot(int batch, int elements) {
        images = new float[Math.multiplyExact(batch, elements)];
        labels = new int[batch];
    }

    /** Whether there is an image that no thread has started to read. */
    boolean hasNext() {
        return begun < labels.length;
    }

    /** Returns the position of the next image to read. */
    int begin() {
        return begun++;
    }

    /** Reads one image; not under the lock. */
    void make(MinibatchReader reader, long minibatch, int position) {
        if (position < reader.size(minibatch)) {
            reader.read(minibatch, position, images, labels);
        }
    }

    /** Records that an image was read or failed. Of several failures, the one at the lowest position is kept. */
    void imageFinished(int position, Optional<Throwable> failed) {
        finishedImages++;
        int first = failure.map(Failure::position).orElse(labels.length);
        if (failed.isPresent() && position < first) {
            failure = Optional.of(new Failure(position, failed.get()));
        }
    }

    boolean isComplete() {
        return finishedImages == labels.length;
    }

    /** Copies the minibatch to the arguments, or throws its failure. */
    void copyTo(float[] targetImages, int[] targetLabels) {
        if (failure.isPresent()) {
            rethrow(failure.get().cause());
        }
        System.arraycopy(images, 0, targetImages, 0, images.length);
        System.arraycopy(labels, 0, targetLabels, 0, labels.length);
    }

    /** Starts the next minibatch. */
    void restart() {
        begun = 0;
        finishedImages = 0;
        failure = Optional.empty();
    }

    private static void rethrow(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) cause;
    }
}
