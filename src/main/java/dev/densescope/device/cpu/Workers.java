package dev.densescope.device.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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

    /** Splits {@code items} evenly; a worker without items is not called. */
    void forRanges(int items, Range range) {
        int parts = Math.min(count, items);
        List<Future<?>> running = new ArrayList<>(parts);
        for (int part = 1; part < parts; part++) {
            int worker = part;
            running.add(others.submit(() -> runPart(worker, parts, items, range)));
        }
        if (parts > 0) {
            runPart(0, parts, items, range);
        }
        running.forEach(Workers::await);
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

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run thread was interrupted inside a kernel", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a kernel failed on a worker thread", e.getCause());
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "densescope-kernel");
        thread.setDaemon(true);
        return thread;
    }
}
