package dev.densescope.cli.run;

import dev.densescope.failure.Failures;
import dev.densescope.failure.Threads;
import dev.densescope.file.write.UnfinishedFiles;
import dev.densescope.session.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a command in order on Ctrl-C: the run is cancelled, the partial report is written, and then the process ends. A
 * command without a run stops writing, and ends at once if it does not. The virtual machine then returns the exit code of
 * the signal, 130.
 *
 * <p>{@link #interrupt} is called by the thread that ends the process, all other methods by that of the command.
 */
public final class Interruption implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);
    private static final Duration MOST_FOR_A_RUN = Duration.ofSeconds(60);
    /** Libraries and some parts of a report do not ask whether they are cancelled. */
    private static final Duration MOST_FOR_FILES = Duration.ofMillis(500);

    private final Thread hook = Threads.shutdownHook("densescope-interruption", this::interruptAndWait);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Duration most;
    private final Runnable abandoning;
    private boolean interrupted;
    private Optional<Runnable> running = Optional.empty();

    private Interruption(Duration most, Runnable abandoning) {
        this.most = most;
        this.abandoning = abandoning;
    }

    /** Listens to Ctrl-C until {@link #close}, for a command that runs something and then writes about it. */
    public static Interruption listening() {
        return listening(new Interruption(
                MOST_FOR_A_RUN,
                () -> LOG.warn("The command did not end within {}; the process does.", MOST_FOR_A_RUN)));
    }

    /**
     * Listens to Ctrl-C until {@link #close}, for a command that only writes files, all of them or none.
     *
     * @param folder of the files, which need not exist yet
     */
    public static Interruption ofFilesIn(Path folder) {
        return listening(new Interruption(MOST_FOR_FILES, UnfinishedFiles.in(folder)::remove));
    }

    private static Interruption listening(Interruption interruption) {
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
            if (!done.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                abandoning.run();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
