package dev.densescope.ui.run;

import dev.densescope.ui.Repeated;
import java.time.Duration;
import javafx.scene.Node;

/**
 * Refreshes the live views of a run at the pace of {@link RefreshPace}. FX thread only.
 */
final class LiveRefresh {
    private static final Duration ASKED_EVERY = Duration.ofMillis(100);

    private final Runnable refresh;
    private final RefreshPace pace = new RefreshPace(System.nanoTime());
    private final Repeated asking = new Repeated("live view", ASKED_EVERY, this::refreshIfDue);

    /**
     * @param drawn the node whose layout ends a refresh
     * @param refresh what is done at each refresh
     */
    LiveRefresh(Node drawn, Runnable refresh) {
        this.refresh = refresh;
        Runnable ended = () -> pace.ends(System.nanoTime());
        drawn.sceneProperty().addListener((observable, before, now) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(ended);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(ended);
            }
        });
    }

    /** Starts refreshing, unless it is going on. */
    void start() {
        asking.start();
    }

    /** Stops refreshing. */
    void stop() {
        asking.stop();
    }

    private void refreshIfDue() {
        if (pace.begins(System.nanoTime())) {
            refresh.run();
        }
    }
}
