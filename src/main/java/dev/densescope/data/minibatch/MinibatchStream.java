package dev.densescope.data.minibatch;

import java.util.function.BooleanSupplier;

/** One minibatch after the other. Confined to one thread. */
public interface MinibatchStream extends AutoCloseable {
    /** Gives the next minibatch; false if {@code stop} said so before all of it was there. */
    boolean next(float[] images, int[] labels, BooleanSupplier stop);

    @Override
    void close();

    /**
     * Makes each minibatch when it is asked for: right where that takes next to no time.
     *
     * @param first the number of the minibatch to begin with
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
                // nothing is held
            }
        };
    }
}
