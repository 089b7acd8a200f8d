package dev.densescope.failure;

import dev.densescope.language.Text;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Handles uncaught exceptions of all threads: event handlers and pulses of the window, tasks of workers, shutdown
 * hooks. A failing pulse fails sixty times a second, so of equal failures only the first, second, fourth, eighth and so
 * on are logged and reported.
 */
public final class UncaughtFailures implements UncaughtExceptionHandler {
    private static final int MAX_KINDS = 1000;

    private final Text what;
    private final Consumer<Failure> show;
    private final Map<String, Integer> timesByKind = new HashMap<>(); // guarded by itself

    /**
     * @param what what failed, as the beginning of a sentence
     * @param show shows the failure to the user; called on the thread that failed
     */
    public UncaughtFailures(Text what, Consumer<Failure> show) {
        this.what = what;
        this.show = show;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        try {
            int times = countOf(thrown);
            if (Integer.bitCount(times) == 1) {
                String again = times == 1 ? "" : ", %d times".formatted(times);
                Failures.log("Thread '%s' failed%s".formatted(thread.getName(), again), thrown);
                show.accept(Failures.describe(what, thrown));
            }
        } catch (RuntimeException | Error notShown) {
            Failures.log("A failure could not be shown", notShown);
        }
    }

    private int countOf(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        String kind = thrown.getClass().getName() + (stack.length == 0 ? "" : " " + stack[0]);
        synchronized (timesByKind) {
            if (timesByKind.size() >= MAX_KINDS) {
                timesByKind.clear();
            }
            return timesByKind.merge(kind, 1, Integer::sum);
        }
    }
}
