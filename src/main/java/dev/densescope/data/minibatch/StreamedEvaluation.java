package dev.densescope.data.minibatch;

import dev.densescope.data.EvaluationImages;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Evaluation images as one stream per pass. Unreadable images are skipped. */
public final class StreamedEvaluation implements EvaluationImages {
    private final int count;
    private final int batch;
    private final Supplier<MinibatchStream> passes;
    private Optional<MinibatchStream> pass = Optional.empty();
    private int given; // including unreadable images

    /** @param passes creates a stream from the first image with minibatches of {@code batch} images */
    public StreamedEvaluation(int count, int batch, Supplier<MinibatchStream> passes) {
        this.count = count;
        this.batch = batch;
        this.passes = passes;
    }

    @Override
    public int imagesPerPass() {
        return count;
    }

    @Override
    public void startPass() {
        close();
        given = 0;
        pass = Optional.of(passes.get());
    }

    @Override
    public int next(float[] images, int[] labels, BooleanSupplier stop) {
        if (given == count) {
            return 0;
        }
        if (pass.isEmpty()) {
            startPass();
        }
        int readable = 0;
        while (readable == 0 && given < count && pass.orElseThrow().next(images, labels, stop)) {
            int size = Math.min(batch, count - given);
            given += size;
            readable = compact(images, labels, size);
        }
        if (given == count) {
            endPass();
        }
        return readable;
    }

    @Override
    public void close() {
        endPass();
    }

    private void endPass() {
        pass.ifPresent(MinibatchStream::close);
        pass = Optional.empty(); // frees its large buffers
    }

    /** Moves readable images to the start and returns their number. */
    private int compact(float[] images, int[] labels, int size) {
        int elements = images.length / batch;
        int readable = 0;
        for (int i = 0; i < size; i++) {
            if (labels[i] != MinibatchReader.UNREADABLE) {
                if (readable < i) {
                    System.arraycopy(images, i * elements, images, readable * elements, elements);
                    labels[readable] = labels[i];
                }
                readable++;
            }
        }
        return readable;
    }
}
