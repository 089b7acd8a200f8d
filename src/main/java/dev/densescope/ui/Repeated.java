package dev.densescope.ui;

import dev.densescope.failure.Threads;
import java.time.Duration;
import java.util.Optional;

/**
 * Work on the JavaFX thread that is repeated while a window is open. A thread that sleeps in between asks for it: a timer
 * of JavaFX would keep its thread at work at each pulse, on a processor that is being measured. FX thread only.
 */
public final class Repeated {
    private final String name;
    private final Duration period;
    private final Runnable work;
    private final FxThread fx = new FxThread();
    /** The thread that asks for the work; empty while it is stopped. */
    private volatile Optional<Thread> asking = Optional.empty();

    /**
     * @param name of the thread
     * @param period from one request to the next; the first one follows the start
     */
    public Repeated(String name, Duration period, Runnable work) {
        this.name = name;
        this.period = period;
        this.work = work;
    }

    /** Starts, unless it is going on. */
    public void start() {
        if (asking.isEmpty()) {
            Thread thread = Threads.daemon(name, this::ask);
            asking = Optional.of(thread);
            thread.start();
        }
    }

    /** Stops; the work is not done any more. */
    public void stop() {
        asking = Optional.empty();
    }

    private void ask() {
        while (asking.filter(Thread.currentThread()::equals).isPresent()) {
            fx.later(this::workUnlessStopped);
            try {
                Thread.sleep(period.toMillis());
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private void workUnlessStopped() {
        if (asking.isPresent()) {
            work.run();
        }
    }
}
