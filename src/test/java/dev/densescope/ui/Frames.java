package dev.densescope.ui;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Frames of the toolkit: a test waits for these instead of for a time. */
public final class Frames {
    /** One lays out what was done, one what its layout asked for, and one what came of that. */
    private static final int SETTLED = 3;

    private static final int MAX_SECONDS = 30;

    private Frames() {}

    /** Waits until what has been asked of the FX thread is done and laid out. Not on the FX thread. */
    public static void settle() {
        CountDownLatch begun = new CountDownLatch(SETTLED + 1); // a timer is called at the beginning of a frame
        Platform.runLater(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                begun.countDown();
                if (begun.getCount() == 0) {
                    stop();
                }
            }
        }.start());
        try {
            if (!begun.await(MAX_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the FX thread shows no frames");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("the FX thread was not waited for", e);
        }
    }
}
