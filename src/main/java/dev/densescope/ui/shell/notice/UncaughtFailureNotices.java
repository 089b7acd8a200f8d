package dev.densescope.ui.shell.notice;

import dev.densescope.failure.UncaughtFailures;
import dev.densescope.language.Text;
import dev.densescope.ui.FxThread;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Optional;

/** Shows uncaught exceptions of all threads in the window: event handlers, pulses, timers, workers. */
public final class UncaughtFailureNotices {
    private final FxThread fx;
    private Optional<UncaughtExceptionHandler> before = Optional.empty();

    public UncaughtFailureNotices(FxThread fx) {
        this.fx = fx;
    }

    /** Installs the handler. */
    public void begin(Notices notices) {
        before = Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler());
        // later: it may be thrown during layout
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtFailures(
                Text.verbatim(Messages.text("failure.uncaught")), failure -> fx.later(() -> notices.failed(failure))));
    }

    /** Restores the previous handler. */
    public void end() {
        Thread.setDefaultUncaughtExceptionHandler(before.orElse(null));
    }
}
