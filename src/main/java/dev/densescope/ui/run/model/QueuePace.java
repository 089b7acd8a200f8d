package dev.densescope.ui.run.model;

import dev.densescope.session.RunPace;
import dev.densescope.session.RunProgress;
import dev.densescope.session.StepCount;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** The remaining time of a queue of runs. */
final class QueuePace {
    private QueuePace() {}

    /**
     * The remaining time: of the runs that have started, and of as many waiting ones, which are expected to take as long as
     * those. Empty until all runs that have started have timed a step.
     *
     * @param active the shown run
     * @param inTurns runs that take turns, the shown one included; otherwise empty
     * @param waiting number of runs that have not started
     */
    static Optional<Duration> left(Optional<ActiveRun> active, Set<ActiveRun> inTurns, int waiting) {
        Set<ActiveRun> started = inTurns.isEmpty() ? active.map(Set::of).orElse(Set.of()) : inTurns;
        long[] stepNanos = new long[started.size()];
        long nanos = 0;
        long wholeNanos = 0;
        int run = 0;
        for (ActiveRun now : started) {
            RunProgress progress = now.run().progress();
            StepCount count =
                    StepCount.of(now.run().settings(), progress.finishedSteps().size());
            RunPace pace = RunPace.of(count, progress);
            stepNanos[run++] = pace.totalNanos();
            nanos += pace.totalNanos() * (count.ofRun() - count.finished());
            wholeNanos += pace.totalNanos() * count.ofRun();
        }
        boolean known = started.size() > 0 && LongStream.of(stepNanos).allMatch(step -> step > 0);
        return known ? Optional.of(Duration.ofNanos(nanos + wholeNanos / started.size() * waiting)) : Optional.empty();
    }
}
