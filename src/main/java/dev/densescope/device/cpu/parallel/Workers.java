package dev.densescope.device.cpu.parallel;

import dev.densescope.device.Kernel;
import dev.densescope.failure.Threads;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The fixed team of threads that computes everything, our own kernels and oneDNN's. The run thread is worker 0. Each
 * worker runs oneDNN alone, without OpenMP's threads: two teams on the same cores would wait for each other, spinning.
 * {@link #run} and {@link #forRanges} are called from the run thread only and return when all are done. The split depends
 * on the count and the team's size alone, so results repeat bit for bit.
 */
public final class Workers implements AutoCloseable {
    /** How long a thread watches for another before it sleeps: kernels follow each other closely. */
    private static final long WATCH_NANOS = 100_000;

    private final int count;
    private final Member[] others;
    private final Scratch[] scratch;

    /** Starts the team; the calling thread is the run thread. */
    public Workers(int count) {
        this.count = count;
        computeAlone();
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
         * @param to behind the last item
         * @param scratch arrays for this worker alone
         */
        public void run(int worker, int from, int to, Scratch scratch);
    }

    public int count() {
        return count;
    }

    /** How {@code items} are shared out. */
    public Split split(int items) {
        return new Split(items, Math.min(count, items));
    }

    /** Splits {@code items} evenly; a worker without items is not called. Fails as {@link #run} does. */
    public void forRanges(int items, Range range) {
        Split split = split(items);
        if (items > 0) {
            run(split.parts(), part -> range.run(part, split.from(part), split.to(part), scratch[part]));
        }
    }

    /** One kernel of one for each worker. */
    public Kernel sideBySide(Kernel[] parts) {
        return parts.length == 1 ? parts[0] : settings -> run(parts.length, worker -> parts[worker].run(settings));
    }

    /**
     * Runs parts 0 to {@code parts - 1}, of which there is at least one, side by side. If one fails, that is thrown when all have ended: none may still
     * write when the caller gives the memory back.
     */
    public void run(int parts, Part part) {
        for (int worker = 1; worker < parts; worker++) {
            others[worker - 1].begin(part, worker);
        }
        Optional<Throwable> failure = Optional.empty();
        try {
            part.run(0);
        } catch (Throwable failed) { // thrown again when all have ended
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
            throw error; // such as memory that ran out, which a run ends with in its own way
        }
        throw new IllegalStateException("a kernel failed", failure);
    }

    /** OpenMP's thread count belongs to the calling thread. */
    private static void computeAlone() {
        Nd4j.getEnvironment(); // loads ND4J's libraries, which its native operations need
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }

    /**
     * Passes a moment of watching since {@code startNanos}; false if it is time to sleep. The core is left to whoever else
     * wants it, perhaps the thread that is waited for: on a busy machine both may have the same one, and steps of small
     * networks took up to forty times as long when the core was kept.
     */
    @SuppressWarnings("ThreadPriorityCheck") // it is for speed alone
    private static boolean watch(long startNanos) {
        if (System.nanoTime() - startNanos >= WATCH_NANOS) {
            return false;
        }
        Thread.yield();
        return true;
    }

    /** A thread of the team that is given one part at a time. */
    private static final class Member {
        private final Thread runThread;
        private final Thread thread = Threads.daemon("densescope-kernel", this::work);
        private Part part;
        private int worker;
        private Optional<Throwable> failure = Optional.empty();
        private volatile boolean ended;
        /** Parts given so far; written by the run thread. */
        private final AtomicLong given = new AtomicLong();
        /** Parts done so far; written by this thread. */
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
            given.incrementAndGet();
            LockSupport.unpark(thread);
        }

        /** Waits for the part, whatever happens; gives what it threw. */
        Optional<Throwable> await() {
            boolean interrupted = false;
            long start = System.nanoTime();
            while (done.get() != given.get()) {
                if (!watch(start)) {
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
                        computeAlone();
                        alone = true;
                    }
                    part.run(worker);
                } catch (Throwable failed) { // told to the run thread
                    failure = Optional.of(failed);
                }
                done.incrementAndGet();
                LockSupport.unpark(runThread);
            }
        }

        /** False if there will be none. */
        private boolean waitForPart() {
            long start = System.nanoTime();
            while (given.get() == done.get()) {
                if (ended) {
                    return false;
                }
                if (!watch(start)) {
                    LockSupport.park(this);
                }
            }
            return true;
        }
    }
}
