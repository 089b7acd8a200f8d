package dev.densescope.data;

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
final class PrefetchedStream implements MinibatchStream {
    /** Minibatches that are kept ready. */
    static final int AHEAD = 2;

    private static final int MOST_THREADS = 8;
    private static final long STOP_MILLIS = 50;
    private static final long CLOSE_MILLIS = 500;

    private final Supplier<MinibatchReader> readers;
    private final int batch;
    private final int elements;
    private final int threadCount;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final List<Slot> slots = new ArrayList<>(); // this and what follows is guarded by lock
    private final List<Thread> threads = new ArrayList<>();
    private long next;
    private boolean closed;

    /**
     * @param readers makes a reader for each thread
     * @param first the number of the minibatch to begin with
     * @param elements of an image
     */
    PrefetchedStream(Supplier<MinibatchReader> readers, long first, int batch, int elements) {
        this(readers, first, batch, elements, someCores());
    }

    PrefetchedStream(Supplier<MinibatchReader> readers, long first, int batch, int elements, int threadCount) {
        this.readers = readers;
        this.batch = batch;
        next = first;
        this.threadCount = threadCount;
        this.elements = elements;
    }

    /** A minibatch in the making. Its arrays belong to the threads until all images are made, then to who takes it. */
    private static final class Slot {
        final float[] images;
        final int[] labels;
        int begun;
        int made;
        Optional<Failure> failure = Optional.empty();

        Slot(int batch, int elements) {
            images = new float[Math.multiplyExact(batch, elements)];
            labels = new int[batch];
        }

        void restart() {
            begun = 0;
            made = 0;
            failure = Optional.empty();
        }
    }

    private record Failure(int position, Throwable cause) {}

    private record Place(Slot slot, long minibatch, int position) {}

    @Override
    public boolean next(float[] images, int[] labels, BooleanSupplier stop) {
        lock.lock();
        try {
            start();
            Slot slot = slot(next);
            if (!awaitFilled(slot, stop)) {
                return false;
            }
            slot.failure.ifPresent(failure -> rethrow(failure.cause()));
            System.arraycopy(slot.images, 0, images, 0, slot.images.length);
            System.arraycopy(slot.labels, 0, labels, 0, batch);
            slot.restart();
            next++;
            emptied.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitFilled(Slot slot, BooleanSupplier stop) {
        try {
            while (slot.made < batch) {
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

    private static void rethrow(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) cause;
    }

    private Slot slot(long minibatch) {
        return slots.get((int) (minibatch % AHEAD));
    }

    /** Takes memory and starts threads, unless they are there. */
    private void start() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        while (slots.size() < AHEAD) {
            slots.add(new Slot(batch, elements));
        }
        while (threads.size() < threadCount) {
            Thread thread = new Thread(this::makeImages, "images " + (threads.size() + 1));
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Half of them: the others compute. */
    private static int someCores() {
        return Math.min(MOST_THREADS, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    private void makeImages() {
        List<MinibatchReader> reader = new ArrayList<>(1); // none until there is a place to put a failure
        for (Optional<Place> place = begin(); place.isPresent(); place = begin()) {
            make(reader, place.get());
        }
    }

    private void make(List<MinibatchReader> reader, Place place) {
        Optional<Failure> failure = Optional.empty();
        try {
            if (reader.isEmpty()) {
                reader.add(readers.get());
            }
            if (place.position() < reader.get(0).size(place.minibatch())) {
                reader.get(0).read(place.minibatch(), place.position(), place.slot().images, place.slot().labels);
            }
        } catch (RuntimeException | Error failed) {
            failure = Optional.of(new Failure(place.position(), failed)); // for the thread that waits to throw
        }
        lock.lock();
        try {
            Slot slot = place.slot();
            int first = slot.failure.map(Failure::position).orElse(batch);
            slot.failure = failure.filter(later -> later.position() < first).or(() -> slot.failure);
            slot.made++;
            if (slot.made == batch) {
                filled.signalAll();
            }
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
                    Slot slot = slot(minibatch);
                    if (slot.begun < batch) {
                        return Optional.of(new Place(slot, minibatch, slot.begun++));
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
