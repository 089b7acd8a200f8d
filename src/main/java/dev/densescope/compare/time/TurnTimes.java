package dev.densescope.compare.time;

import dev.densescope.session.RunRecord;
import dev.densescope.session.settings.Rounds;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The step times of a run that took turns with others.
 *
 * @param group identifies the runs that took turns
 * @param nanos time of the fastest measured step of each turn, by its number: whatever else the machine does makes steps
 * slower, so it is the least disturbed
 */
public record TurnTimes(String group, SortedMap<Integer, Long> nanos) {
    public TurnTimes {
        nanos = new TreeMap<>(nanos);
    }

    /** The times of a run; empty if it took no turns. */
    public static Optional<TurnTimes> of(RunRecord run) {
        return run.settings().length().rounds().map(Rounds::group).map(group -> new TurnTimes(group, fastest(run)));
    }

    private static SortedMap<Integer, Long> fastest(RunRecord run) {
        SortedMap<Integer, Long> fastest = new TreeMap<>();
        run.measuredSteps().forEach(step -> fastest.merge(step.turn(), step.nanos(), Math::min));
        return fastest;
    }
}
