package dev.densescope.ui.shell;

import dev.densescope.failure.Threads;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Writes the settings on a thread of its own, shortly after the first of some changes. FX thread only. */
final class SettingsWriter implements Executor, AutoCloseable {
    private static final Duration DELAY = Duration.millis(300);

    private final Threads.Worker worker = Threads.worker("settings");
    private final PauseTransition pause = new PauseTransition(DELAY);
    private boolean closed;

    @Override
    public void execute(Runnable work) {
        if (!closed) {
            pause.setOnFinished(event -> worker.execute(work));
            pause.play();
        }
    }

    @Override
    public void close() {
        closed = true;
        pause.stop();
        worker.close();
    }
}
