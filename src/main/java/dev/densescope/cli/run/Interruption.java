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
 * Lets Ctrl-C end a command in order: the run is cancelled, the partial report written, and only then the process ends.
 * The virtual machine then gives the exit code that the signal asks for, 130.
 *
 * <p>{@link #interrupt} is called by the thread that ends the process, all else by the command's.
 */
public final class Interruption implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);
    private static final long MAX_SECONDS_TO_WAIT = 60;

    private final Thread hook = Threads.shutdownHook("densescope-interruption", this::interruptAndWait);
    private final CountDownLatch done = new CountDownLatch(1);
    private boolean interrupted;
    private Optional<Run> running = Optional.empty();

    private Interruption() {}

    /** Hears Ctrl-C from now on, until {@link #close}. */
    public static Interruption listening() {
        Interruption interruption = new Interruption();
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException ending) {
            interruption.interrupt(); // it came before anybody listened
        }
        return interruption;
    }

    /** The run to cancel from now on; cancelled at once if Ctrl-C came before. */
    public synchronized void watch(Run run) {
        running = Optional.of(run);
        if (interrupted) {
            run.cancel();
        }
    }

    public synchronized boolean interrupted() {
        return interrupted;
    }

    synchronized void interrupt() {
        interrupted = true;
        running.ifPresent(Run::cancel);
    }

    /** The command has written what it had to. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the process is ending already: the hook goes on by itself
        }
    }

    private void interruptAndWait() {
        try {
            interrupt();
        } catch (RuntimeException | Error uncancelled) { // the command still has something to write
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
