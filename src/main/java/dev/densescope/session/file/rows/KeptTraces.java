package dev.densescope.session.file.rows;

import java.util.ArrayList;
import java.util.List;

/**
 * Which steps' traces a run file keeps: the first, the latest, and between them a bounded number at least a distance
 * apart, which doubles whenever there are too many. Confined to one thread.
 */
final class KeptTraces {
    private final int max;
    private final List<Integer> kept = new ArrayList<>(); // ascending, without the latest
    private int latest;
    private int distance = 1;

    /** @param max maximum number of traces, at least 3 */
    KeptTraces(int max) {
        this.max = max;
    }

    /** Adds the trace of a step after the others, or the latest one again. Returns the steps whose traces are dropped. */
    List<Integer> add(int step) {
        List<Integer> dropped = new ArrayList<>();
        if (latest > 0 && latest != step) {
            if (isApart(latest)) {
                kept.add(latest);
            } else {
                dropped.add(latest);
            }
        }
        latest = step;
        while (kept.size() + 1 > max) {
            distance *= 2;
            thin(dropped);
        }
        return dropped;
    }

    private boolean isApart(int step) {
        return kept.isEmpty() || step - kept.get(kept.size() - 1) >= distance;
    }

    private void thin(List<Integer> dropped) {
        List<Integer> all = List.copyOf(kept);
        kept.clear();
        for (int step : all) {
            if (isApart(step)) {
                kept.add(step);
            } else {
                dropped.add(step);
            }
        }
    }
}
