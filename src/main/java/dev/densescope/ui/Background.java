package dev.densescope.ui;

import dev.densescope.failure.Failure;
import dev.densescope.failure.Failures;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Work that takes long: whatever becomes of it, the FX thread hears of it, so that no screen waits for good. Called on the
 * FX thread.
 *
 * @param worker does the work
 * @param fx the JavaFX thread
 */
public record Background(Executor worker, Executor fx) {
    /**
     * Begins to work.
     *
     * @param what what is said to have failed if it does, the beginning of a sentence
     * @param work tells the FX thread of its success itself
     * @param failed called on the FX thread with what the work threw, which is logged by then
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
