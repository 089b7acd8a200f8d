package dev.densescope.session.local;

import java.util.OptionalLong;

/**
 * Measures the time that a run takes, without the turns of others.
 *
 * @param othersNanos earlier turns of others
 * @param pausedAt {@link System#nanoTime} at which the turn in progress of others began; empty during a turn of the run
 */
record TurnClock(long othersNanos, OptionalLong pausedAt) {
    /** At the first turn. */
    static final TurnClock RUNNING = new TurnClock(0, OptionalLong.empty());

    TurnClock paused() {
        return new TurnClock(othersNanos, OptionalLong.of(System.nanoTime()));
    }

    TurnClock resumed() {
        long now = System.nanoTime();
        return new TurnClock(othersNanos + now - pausedAt.orElse(now), OptionalLong.empty());
    }

    /** Time of the run since a step of its first turn. */
    long nanosSince(long nanoTime) {
        return pausedAt.orElseGet(System::nanoTime) - nanoTime - othersNanos;
    }
}
