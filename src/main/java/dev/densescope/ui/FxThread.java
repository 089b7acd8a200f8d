package dev.densescope.ui;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Runs work on the JavaFX thread: at once when already there, else soon. Any thread may call it. */
public final class FxThread implements Executor {
    @Override
    public void execute(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }

    /** Runs work on the JavaFX thread when it has ended what it is at. */
    public void later(Runnable work) {
        Platform.runLater(work);
    }
}
