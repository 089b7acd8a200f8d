package dev.densescope.data.minibatch;

import dev.densescope.data.DataException;
import dev.densescope.failure.Threads;
import dev.densescope.language.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Prefetches up to {@link #AHEAD} minibatches on separate threads, image by image. Each image has a fixed position, so
 * the result does not depend on the timing of threads. A failure is thrown when its minibatch is requested.
 *
 * <p>Buffers are allocated and threads started with the first request. After closing, a thread ends at the latest after
 * its current image.
 */
public final class PrefetchedStream implements MinibatchStream {
    /** Number of prefetched minibatches. */
    static final int AHEAD = 2;

    private static final int MAX_THREADS = 8;
    private static final long STOP_MILLIS = 50;
    private static final long CLOSE_MILLIS = 500;

    private final Supplier<MinibatchReader> readers;
    private final int batch;
    private final int elements;
    private final int threadCount;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final List<MinibatchSlot> slots = new ArrayList<>(); // guarded by lock, as are the following fields
    private final List<Thread> threads = new ArrayList<>();
    private long next;
    private boolean closed;

    /**
     * @param readers creates a reader for each thread
     * @param first index of the first minibatch
     * @param elements number of elements of an image
     */
    public PrefetchedStream(Supplier<MinibatchReader> readers, long first, int batch, int elements) {
        this(readers, first, batch, elements, threadCount());
    }

    public PrefetchedStream(Supplier<MinibatchReader> readers, long first, int batch, int elements, int threadCount) {
        this.readers = readers;
        this.batch = batch;
        next = first;
        this.threadCount = threadCount;
        this.elements = elements;
    }

    private record Place(MinibatchSlot slot, long minibatch, int position) {}

    @Override
    public boolean next(float[] images, int[] labels, BooleanSupplier stop) {
        lock.lock();
        try {
            start();
            MinibatchSlot slot = slot(next);
            if (!awaitFilled(slot, stop)) {
                return false;
            }
            slot.copyTo(images, labels);
            slot.restart();
            next++;
            emptied.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitFilled(MinibatchSlot slot, BooleanSupplier stop) {
        try {
            while (!slot.isComplete()) {
                if (stop.getAsBoolean()) {
                    return false;
                }
                filled.await(STOP_MILLIS, TimeUnit.MILLISECONDS);
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DataException(Text.of("Waiting for images was interrupted."), stopped);
        }
    }

    private MinibatchSlot slot(long minibatch) {
        return slots.get((int) (minibatch % AHEAD));
    }

    /** Allocates buffers and starts threads on the first call. */
    private void start() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        while (slots.size() < AHEAD) {
            slots.add(new MinibatchSlot(batch, elements));
        }
        while (threads.size() < threadCount) {
            Thread thread = Threads.daemon("images " + (threads.size() + 1), this::readImages);
            thread.start();
            threads.add(thread);
        }
    }

    /** Half of the cores, since the others compute. */
    private static int threadCount() {
        return Math.min(MAX_THREADS, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    private void readImages() {
        Optional<MinibatchReader> reader =
                Optional.empty(); // created within the loop, so that a failure has a position
        for (Optional<Place> place = begin(); place.isPresent(); place = begin()) {
            Optional<Throwable> failure = Optional.empty();
            try {
                reader = reader.or(() -> Optional.of(readers.get()));
                place.get()
                        .slot()
                        .make(reader.get(), place.get().minibatch(), place.get().position());
            } catch (RuntimeException | Error failed) {
                failure = Optional.of(failed); // rethrown on the consumer thread
            }
            imageFinished(place.get(), failure);
        }
    }

    private void imageFinished(Place place, Optional<Throwable> failure) {
        lock.lock();
        try {
            place.slot().imageFinished(place.position(), failure);
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next image to read; empty after closing. */
    private Optional<Place> begin() {
        lock.lock();
        try {
            while (!closed) {
                for (long minibatch = next; minibatch < next + AHEAD; minibatch++) {
                    MinibatchSlot slot = slot(minibatch);
                    if (slot.hasNext()) {
                        return Optional.of(new Place(slot, minibatch, slot.begin()));
                    }
                }
                emptied.awaitUninterruptibly();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
        joinThreads();
    }

    /** Waits briefly, so that threads usually end with the run, but not for a thread that decodes a large image. */
    private void joinThreads() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
