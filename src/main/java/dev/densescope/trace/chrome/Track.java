package dev.densescope.trace.chrome;

import dev.densescope.memory.Phase;

/** A track of slices: a thread of the trace. On a track, slices are nested or disjoint. */
enum Track {
    STEPS("steps"),
    OPERATIONS("forward, backward, update"),
    /** Apart from backward, within which it occurs. */
    RECOMPUTATION("recompute");

    private final String title;

    Track(String title) {
        this.title = title;
    }

    static Track of(Phase phase) {
        return phase == Phase.RECOMPUTE ? RECOMPUTATION : OPERATIONS;
    }

    String title() {
        return title;
    }

    /** The number of the thread, from 1. */
    int thread() {
        return ordinal() + 1;
    }
}
