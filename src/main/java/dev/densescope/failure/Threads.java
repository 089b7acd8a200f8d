package dev.densescope.failure;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * All threads of the program are made here. They are daemons, and what they throw is logged and told by
 * {@link UncaughtFailures}.
 */
public final class Threads {
    private Threads() {}

    /** A thread that has not been started. */
    public static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** A thread for {@link Runtime#addShutdownHook}. */
    public static Thread shutdownHook(String name, Runnable work) {
        return new Thread(work, name);
    }

    /** Runs work one after the other on a thread of its own, until it is closed; what is thrown ends nothing. */
    public static Worker worker(String name) {
        return new Worker(name);
    }

    /** Work for one thread. Given only by {@link #execute}, so that no failure waits in a future that nobody asks. */
    public static final class Worker implements Executor, AutoCloseable {
        private final ExecutorService thread;

        private Worker(String name) {
            thread = new ThreadPoolExecutor(
                    1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> daemon(name, work));
        }

        @Override
        public void execute(Runnable work) {
            thread.execute(work);
        }

        /** Interrupts what goes on and drops the rest. */
        @Override
        public void close() {
            thread.shutdownNow();
        }
    }
}
