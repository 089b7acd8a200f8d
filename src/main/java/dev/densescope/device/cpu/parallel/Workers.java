package dev.densescope.device.cpu.parallel;

import dev.densescope.device.Kernel;
import dev.densescope.failure.Threads;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The fixed team of threads for all kernels, our own and oneDNN's. The run thread is worker 0. Each worker runs oneDNN
 * single-threaded, without OpenMP threads, since two spinning teams on the same cores would slow each other down.
 * {@link #run} and {@link #forRanges} are for the run thread only and return when all workers are done. The division of
 * work depends only on the number of items and workers, so results are reproducible bit by bit.
 */
public final class Workers implements AutoCloseable {
    /** How long a thread spins before it sleeps, since kernels follow each other closely. */
    private static final long SPIN_NANOS = 100_000;

    private final int count;
    private final Member[] others;
    private final Scratch[] scratch;

    /** Starts the team. The calling thread becomes the run thread. */
    public Workers(int count) {
        this.count = count;
        useOneOpenMpThread();
        scratch = new Scratch[count];
        for (int i = 0; i < count; i++) {
            scratch[i] = new Scratch();
        }
        others = new Member[count - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Member(Thread.currentThread());
        }
        try {
            for (Member member : others) {
                member.start();
            }
        } catch (Error noThread) {
            close();
            throw noThread;
        }
    }

    /** One worker's share of a kernel. */
    public interface Part {
        /** @param worker from 0 */
        public void run(int worker);
    }

    /** One worker's share of the items. */
    public interface Range {
        /**
         * @param worker from 0
         * @param from first item
         * @param to end item, exclusive
         * @param scratch arrays of this worker
         */
        public void run(int worker, int from, int to, Scratch scratch);
    }

    public int count() {
        return count;
    }

    /** The division of {@code items} among the workers. */
    public Split split(int items) {
        return new Split(items, Math.min(count, items));
    }

    /**
     * Runs {@code range} on each worker's part of {@code items}. A worker without items is not called. Fails like
     * {@link #run}.
     */
    public void forRanges(int items, Range range) {
        Split split = split(items);
        if (items > 0) {
            run(split.parts(), part -> range.run(part, split.from(part), split.to(part), scratch[part]));
        }
    }

    /** Combines one kernel per worker into a single kernel. */
    public Kernel inParallel(Kernel[] parts) {
        return parts.length == 1 ? parts[0] : settings -> run(parts.length, worker -> parts[worker].run(settings));
    }

    /**
     * Runs parts 0 to {@code parts - 1} (at least one) in parallel. If one fails, its exception is thrown after all
     * have ended, so that none still writes when the caller frees the memory.
     */
    public void run(int parts, Part part) {
        for (int worker = 1; worker < parts; worker++) {
            others[worker - 1].begin(part, worker);
        }
        Optional<Throwable> failure = Optional.empty();
        try {
            part.run(0);
        } catch (Throwable failed) { // rethrown after all parts have ended
            failure = Optional.of(failed);
        }
        for (int worker = 1; worker < parts; worker++) {
            Optional<Throwable> own = others[worker - 1].await();
            failure = failure.isPresent() ? failure : own;
        }
        failure.ifPresent(Workers::rethrow);
    }

    @Override
    public void close() {
        for (Member member : others) {
            member.end();
        }
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error; // for example out of memory, which a run handles separately
        }
        throw new IllegalStateException("a kernel failed", failure);
    }

    /** OpenMP's number of threads is a setting of the calling thread. */
    private static void useOneOpenMpThread() {
        Nd4j.getEnvironment(); // loads the native libraries of ND4J
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }

    /**
     * Spins once; false if it is time to sleep. Yields the core, since on a busy machine the awaited thread may need
     * the same one: without yielding, steps of small networks took up to forty times as long.
     */
    @SuppressWarnings("ThreadPriorityCheck") // only for speed
    private static boolean spin(long startNanos) {
        if (System.nanoTime() - startNanos >= SPIN_NANOS) {
            return false;
        }
        Thread.yield();
        return true;
    }

    /** A thread of the team, which runs one part at a time. */
    private static final class Member {
        private final Thread runThread;
        private final Thread thread = Threads.daemon("densescope-kernel", this::work);
        private Part part;
        private int worker;
        private Optional<Throwable> failure = Optional.empty();
        private volatile boolean ended;
        /** Number of parts assigned; written by the run thread. */
        private final AtomicLong assigned = new AtomicLong();
        /** Number of parts done; written by this thread. */
        private final AtomicLong done = new AtomicLong();

        Member(Thread runThread) {
            this.runThread = runThread;
        }

        void start() {
            thread.start();
        }

        void begin(Part next, int as) {
            part = next;
            worker = as;
            assigned.incrementAndGet();
            LockSupport.unpark(thread);
        }

        /** Waits for the end of the part, ignoring interrupts, and returns its exception. */
        Optional<Throwable> await() {
            boolean interrupted = false;
            long start = System.nanoTime();
            while (done.get() != assigned.get()) {
                if (!spin(start)) {
                    LockSupport.park(this);
                    interrupted |= Thread.interrupted();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return failure;
        }

        void end() {
            ended = true;
            LockSupport.unpark(thread);
        }

        private void work() {
            boolean alone = false;
            while (waitForPart()) {
                failure = Optional.empty();
                try {
                    if (!alone) {
                        useOneOpenMpThread();
                        alone = true;
                    }
                    part.run(worker);
                } catch (Throwable failed) { // rethrown on the run thread
                    failure = Optional.of(failed);
                }
                done.incrementAndGet();
                LockSupport.unpark(runThread);
            }
        }

        /** False if the team is closed. */
        private boolean waitForPart() {
            long start = System.nanoTime();
            while (assigned.get() == done.get()) {
                if (ended) {
                    return false;
                }
                if (!spin(start)) {
                    LockSupport.park(this);
                }
            }
            return true;
        }
    }
}
