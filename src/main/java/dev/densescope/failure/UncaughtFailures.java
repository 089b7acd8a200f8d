package dev.densescope.failure;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Hears of what threads throw and nobody catches: event handlers and pulses of the window, tasks of workers, hooks. A pulse
 * that fails does so sixty times a second: of failures alike only the first, second, fourth, eighth ... are logged and told.
 */
public final class UncaughtFailures implements UncaughtExceptionHandler {
    private static final int MAX_KINDS = 1000;

    private final String what;
    private final Consumer<Failure> told;
    private final Map<String, Integer> timesByKind = new HashMap<>(); // guarded by itself

    /**
     * @param what what is said to have failed, the beginning of a sentence
     * @param told tells the user; called by the thread that failed
     */
    public UncaughtFailures(String what, Consumer<Failure> told) {
        this.what = what;
        this.told = told;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        try {
            int times = countOf(thrown);
            if (Integer.bitCount(times) == 1) {
                String again = times == 1 ? "" : ", %d times".formatted(times);
                Failures.log("Thread '%s' failed%s".formatted(thread.getName(), again), thrown);
                told.accept(Failures.told(what, thrown));
            }
        } catch (RuntimeException | Error untold) {
            Failures.log("A failure could not be told", untold);
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
