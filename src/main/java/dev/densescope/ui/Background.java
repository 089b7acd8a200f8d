package dev.densescope.ui;

import dev.densescope.failure.Failure;
import dev.densescope.failure.Failures;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Executes long work on a worker. Every failure is reported on the FX thread, so that no screen waits forever. Called
 * on the FX thread.
 *
 * @param worker does the work
 * @param fx the JavaFX thread
 */
public record Background(Executor worker, Executor fx) {
    /**
     * Starts the work.
     *
     * @param what message if it fails, the beginning of a sentence
     * @param work itself reports success on the FX thread
     * @param failed called on the FX thread with the failure, which has been logged
     */
    public void begin(String what, Runnable work, Consumer<Failure> failed) {
        try {
            worker.execute(() -> work(what, work, failed));
        } catch (RuntimeException | Error notTaken) { // such as a thread that the system does not give
            failed.accept(Failures.end(what, notTaken));
        }
    }

    private void work(String what, Runnable work, Consumer<Failure> failed) {
        try {
            work.run();
        } catch (Throwable thrown) { // an edge
            Failure failure = Failures.end(what, thrown);
            fx.execute(() -> failed.accept(failure));
        }
    }
}
