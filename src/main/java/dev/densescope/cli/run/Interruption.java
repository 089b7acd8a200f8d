package dev.densescope.cli.run;

import dev.densescope.failure.Failures;
import dev.densescope.failure.Threads;
import dev.densescope.session.Run;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a command in order on Ctrl-C: the run is cancelled, the partial report is written, and then the process ends.
 * The virtual machine then returns the exit code of the signal, 130.
 *
 * <p>{@link #interrupt} is called by the thread that ends the process, all other methods by that of the command.
 */
public final class Interruption implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);
    private static final long MAX_SECONDS_TO_WAIT = 60;

    private final Thread hook = Threads.shutdownHook("densescope-interruption", this::interruptAndWait);
    private final CountDownLatch done = new CountDownLatch(1);
    private boolean interrupted;
    private Optional<Runnable> running = Optional.empty();

    private Interruption() {}

    /** Listens to Ctrl-C until {@link #close}. */
    public static Interruption listening() {
        Interruption interruption = new Interruption();
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException ending) {
            interruption.interrupt(); // the signal came before the hook was registered
        }
        return interruption;
    }

    /** Sets the run to cancel; it is cancelled at once if Ctrl-C came before. */
    public void watch(Run run) {
        watch(run::cancel);
    }

    /** @param cancel cancels the run in progress; called at once if Ctrl-C came before */
    public synchronized void watch(Runnable cancel) {
        running = Optional.of(cancel);
        if (interrupted) {
            cancel.run();
        }
    }

    public synchronized boolean interrupted() {
        return interrupted;
    }

    synchronized void interrupt() {
        interrupted = true;
        running.ifPresent(Runnable::run);
    }

    /** The command has written its results. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the process is already ending: the hook continues
        }
    }

    private void interruptAndWait() {
        try {
            interrupt();
        } catch (RuntimeException | Error uncancelled) { // the command still writes its results
            Failures.log("The run could not be cancelled", uncancelled);
        }
        try {
            if (!done.await(MAX_SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                LOG.warn("The command did not end within {} s; the process does.", MAX_SECONDS_TO_WAIT);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
