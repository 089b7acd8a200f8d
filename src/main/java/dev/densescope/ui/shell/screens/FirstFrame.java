package dev.densescope.ui.shell.screens;

import dev.densescope.ui.FxThread;
import javafx.scene.Scene;

/**
 * The first frame of a scene that is shown: what can wait is done after it, so that a user sees the window sooner. FX
 * thread only.
 */
public record FirstFrame(Scene scene) {
    /** Does something when the first frame is laid out and goes to be painted. */
    public void then(Runnable work) {
        Runnable once = new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                new FxThread().later(work); // after this pulse
            }
        };
        scene.addPostLayoutPulseListener(once);
    }
}
