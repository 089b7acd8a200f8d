package dev.densescope.ui.shell.notice;

import dev.densescope.failure.UncaughtFailures;
import dev.densescope.ui.FxThread;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Optional;

/** Tells in the window what its threads throw and nobody catches: event handlers, pulses, timers, workers. */
public final class UncaughtFailureNotices {
    private final FxThread fx;
    private Optional<UncaughtExceptionHandler> before = Optional.empty();

    public UncaughtFailureNotices(FxThread fx) {
        this.fx = fx;
    }

    /** Hears of all threads from now on. */
    public void begin(Notices notices) {
        before = Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler());
        // later: it may have been thrown while the window is laid out
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtFailures(
                Messages.text("failure.uncaught"), failure -> fx.later(() -> notices.failed(failure))));
    }

    /** Leaves failures to whoever heard of them before. */
    public void end() {
        Thread.setDefaultUncaughtExceptionHandler(before.orElse(null));
    }
}
