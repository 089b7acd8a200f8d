package dev.densescope.data.minibatch;

import java.util.function.BooleanSupplier;

/** A stream of minibatches. Not thread-safe. */
public interface MinibatchStream extends AutoCloseable {
    /** Reads the next minibatch. Returns false if {@code stop} was true before it was complete. */
    boolean next(float[] images, int[] labels, BooleanSupplier stop);

    @Override
    void close();

    /**
     * Reads each minibatch on demand, for fast readers.
     *
     * @param first index of the first minibatch
     */
    static MinibatchStream direct(MinibatchReader reader, long first) {
        return new MinibatchStream() {
            private long minibatch = first;

            @Override
            public boolean next(float[] images, int[] labels, BooleanSupplier stop) {
                int size = reader.size(minibatch);
                for (int position = 0; position < size; position++) {
                    reader.read(minibatch, position, images, labels);
                }
                minibatch++;
                return true;
            }

            @Override
            public void close() {
                // nothing to close
            }
        };
    }
}
