package dev.densescope.ui.run;

import dev.densescope.failure.Threads;
import dev.densescope.ui.FxThread;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Node;

/**
 * Refreshes the live views of a run at the pace of {@link RefreshPace}. A thread that sleeps in between asks for each
 * refresh: an animation timer would make JavaFX work sixty times a second, on a processor that is being measured. FX
 * thread only.
 */
final class LiveRefresh {
    private static final Duration ASKED_EVERY = Duration.ofMillis(100);

    private final Runnable refresh;
    private final FxThread fx = new FxThread();
    private final RefreshPace pace = new RefreshPace(System.nanoTime());
    /** The thread that asks for refreshes; empty while there are none. */
    private volatile Optional<Thread> asking = Optional.empty();

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
        if (asking.isEmpty()) {
            Thread thread = Threads.daemon("live view", this::ask);
            asking = Optional.of(thread);
            thread.start();
        }
    }

    /** Stops refreshing. */
    void stop() {
        asking = Optional.empty();
    }

    private void ask() {
        while (asking.filter(Thread.currentThread()::equals).isPresent()) {
            fx.later(this::refreshIfDue);
            try {
                Thread.sleep(ASKED_EVERY.toMillis());
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private void refreshIfDue() {
        if (asking.isPresent() && pace.begins(System.nanoTime())) {
            refresh.run();
        }
    }
}
