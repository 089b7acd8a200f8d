package dev.densescope.device.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * A fixed team of threads for our own kernels. {@link #forRanges} is called from the run thread only and returns when all
 * are done. The split depends on the count and the team's size alone, so results repeat bit for bit.
 */
final class Workers implements AutoCloseable {
    private final int count;
    private final ExecutorService others;
    private final Scratch[] scratch;

    Workers(int count) {
        this.count = count;
        others = Executors.newFixedThreadPool(Math.max(1, count - 1), Workers::daemon);
        scratch = new Scratch[count];
        for (int i = 0; i < count; i++) {
            scratch[i] = new Scratch();
        }
    }

    /** One worker's share of the items. */
    interface Range {
        /**
         * @param worker from 0
         * @param from first item
         * @param to behind the last item
         * @param scratch arrays for this worker alone
         */
        void run(int worker, int from, int to, Scratch scratch);
    }

    int count() {
        return count;
    }

    /**
     * Splits {@code items} evenly; a worker without items is not called. If one fails, that is thrown when all have ended:
     * none may still write when the caller gives the memory back.
     */
    void forRanges(int items, Range range) {
        int parts = Math.min(count, items);
        List<FutureTask<Void>> tasks = new ArrayList<>(parts);
        for (int part = 0; part < parts; part++) {
            int worker = part;
            tasks.add(new FutureTask<>(() -> runPart(worker, parts, items, range), null));
        }
        tasks.stream().skip(1).forEach(others::execute);
        tasks.stream().limit(1).forEach(FutureTask::run);
        Optional<Throwable> failure = Optional.empty();
        for (FutureTask<Void> task : tasks) {
            Optional<Throwable> own = await(task);
            failure = failure.isPresent() ? failure : own;
        }
        failure.ifPresent(Workers::rethrow);
    }

    @Override
    public void close() {
        others.shutdown();
    }

    private void runPart(int part, int parts, int items, Range range) {
        int from = (int) ((long) items * part / parts);
        int to = (int) ((long) items * (part + 1) / parts);
        range.run(part, from, to, scratch[part]);
    }

    /** Waits for a part, whatever happens; gives what it threw. */
    private static Optional<Throwable> await(Future<?> part) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    part.get();
                    return Optional.empty();
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    return Optional.of(failed.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error; // such as memory that ran out, which a run ends with in its own way
        }
        throw new IllegalStateException("a kernel failed", failure);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "densescope-kernel");
        thread.setDaemon(true);
        return thread;
    }
}
