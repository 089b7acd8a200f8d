package dev.densescope.failure;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Creates all threads of the program. They are daemons, and {@link UncaughtFailures} handles what they throw. */
public final class Threads {
    private Threads() {}

    /** Creates a thread without starting it. */
    public static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Creates a thread for {@link Runtime#addShutdownHook}. */
    public static Thread shutdownHook(String name, Runnable work) {
        return new Thread(work, name);
    }

    /** Creates a worker: one thread that runs tasks in order until it is closed. A failing task does not end it. */
    public static Worker worker(String name) {
        return new Worker(name);
    }

    /**
     * A worker thread. It has only {@link #execute} and returns no futures, in which a failure could stay unnoticed.
     */
    public static final class Worker implements Executor, AutoCloseable {
        private final ThreadPoolExecutor thread;

        private Worker(String name) {
            thread = new ThreadPoolExecutor(
                    1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> daemon(name, work));
        }

        @Override
        public void execute(Runnable work) {
            thread.execute(work);
        }

        /**
         * Drops the tasks that have not started. The running one ends by itself: an interrupt while it loads native
         * libraries would leave them unusable for the whole process.
         */
        @Override
        public void close() {
            thread.getQueue().clear();
            thread.shutdown();
        }
    }
}
