package dev.densescope.data.minibatch;

import dev.densescope.data.DataException;
import dev.densescope.failure.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Minibatches that threads of its own make ahead of time: at most {@link #AHEAD} of them, image by image. Each image has
 * its place before it is made, so threads decide when it comes but never what comes. A failure waits for its turn as well:
 * it is thrown in place of the minibatch it happened in.
 *
 * <p>With the first minibatch that is asked for, memory is taken and the threads start. They end when closed, at the latest
 * with the image they are at.
 */
public final class PrefetchedStream implements MinibatchStream {
    /** Minibatches that are kept ready. */
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
    private final List<MinibatchSlot> slots = new ArrayList<>(); // this and what follows is guarded by lock
    private final List<Thread> threads = new ArrayList<>();
    private long next;
    private boolean closed;

    /**
     * @param readers makes a reader for each thread
     * @param first the number of the minibatch to begin with
     * @param elements of an image
     */
    public PrefetchedStream(Supplier<MinibatchReader> readers, long first, int batch, int elements) {
        this(readers, first, batch, elements, someCores());
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
            while (!slot.isMade()) {
                if (stop.getAsBoolean()) {
                    return false;
                }
                filled.await(STOP_MILLIS, TimeUnit.MILLISECONDS);
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DataException("Waiting for images was interrupted.", stopped);
        }
    }

    private MinibatchSlot slot(long minibatch) {
        return slots.get((int) (minibatch % AHEAD));
    }

    /** Takes memory and starts threads, unless they are there. */
    private void start() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        while (slots.size() < AHEAD) {
            slots.add(new MinibatchSlot(batch, elements));
        }
        while (threads.size() < threadCount) {
            Thread thread = Threads.daemon("images " + (threads.size() + 1), this::makeImages);
            thread.start();
            threads.add(thread);
        }
    }

    /** Half of them: the others compute. */
    private static int someCores() {
        return Math.min(MAX_THREADS, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    private void makeImages() {
        Optional<MinibatchReader> reader = Optional.empty(); // only with a place to put it can a failure be told
        for (Optional<Place> place = begin(); place.isPresent(); place = begin()) {
            Optional<Throwable> failure = Optional.empty();
            try {
                reader = reader.or(() -> Optional.of(readers.get()));
                place.get()
                        .slot()
                        .make(reader.get(), place.get().minibatch(), place.get().position());
            } catch (RuntimeException | Error failed) {
                failure = Optional.of(failed); // for the thread that waits to throw
            }
            made(place.get(), failure);
        }
    }

    private void made(Place place, Optional<Throwable> failure) {
        lock.lock();
        try {
            place.slot().made(place.position(), failure);
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next image to be made; waits until there is one; empty once closed. */
    private Optional<Place> begin() {
        lock.lock();
        try {
            while (!closed) {
                for (long minibatch = next; minibatch < next + AHEAD; minibatch++) {
                    MinibatchSlot slot = slot(minibatch);
                    if (slot.hasPlace()) {
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

    /** Waits a moment, so that no thread usually outlives the run; none is waited for that decodes something large. */
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
