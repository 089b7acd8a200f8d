package dev.densescope.cli.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the end of a run or of a baseline. */
public final class RunEnd {
    private static final long WAIT_MILLIS = 100;

    private RunEnd() {}

    /**
     * Waits for an outcome, also of a run that is cancelled because the thread is interrupted.
     *
     * @param waiting called about ten times a second
     */
    public static <T> T await(CompletableFuture<T> ended, Runnable cancel, Runnable waiting) {
        while (true) {
            try {
                return ended.get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException running) {
                waiting.run();
            } catch (InterruptedException stopped) {
                cancel.run();
                T outcome = ended.join();
                Thread.currentThread().interrupt();
                return outcome;
            } catch (ExecutionException broken) {
                throw new IllegalStateException("a run must end with an outcome, but it threw", broken);
            }
        }
    }
}
