package dev.densescope.ui;

import dev.densescope.failure.Failure;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Work in the background of which only the latest is wanted: new work cancels the previous one, and callbacks of
 * cancelled work are not called. FX thread only.
 */
public final class LatestWork {
    private final Background background;
    private AtomicBoolean stopOfLatest = new AtomicBoolean(true);

    public LatestWork(Background background) {
        this.background = background;
    }

    /**
     * Cancels the previous work and starts the next.
     *
     * @param what message if it fails, the beginning of a sentence
     * @param work called on the worker with a condition to poll; once that is true, its result is ignored, and it may
     *     throw {@link CancellationException}
     * @param done called on the FX thread with the result
     * @param failed called on the FX thread with the failure, which has been logged
     */
    public <T> void begin(String what, Function<BooleanSupplier, T> work, Consumer<T> done, Consumer<Failure> failed) {
        stop();
        AtomicBoolean stop = new AtomicBoolean();
        stopOfLatest = stop;
        background.begin(what, () -> work(work, done, stop), failure -> {
            if (!stop.get()) {
                failed.accept(failure);
            }
        });
    }

    /** Cancels the latest work, if it is not done. */
    public void stop() {
        stopOfLatest.set(true);
    }

    private <T> void work(Function<BooleanSupplier, T> work, Consumer<T> done, AtomicBoolean stop) {
        if (stop.get()) {
            return;
        }
        try {
            T result = work.apply(stop::get);
            background.fx().execute(() -> {
                if (!stop.get()) {
                    done.accept(result);
                }
            });
        } catch (CancellationException stopped) {
            return; // it was cancelled
        }
    }
}
