package dev.densescope.ui.run.active;

import dev.densescope.session.RunPace;
import dev.densescope.session.RunProgress;
import dev.densescope.session.StepCount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The remaining time of a queue of runs. */
public final class QueuePace {
    private QueuePace() {}

    /**
     * The remaining time: of the runs that have started, and of as many waiting ones, which are expected to take as long as
     * those. Empty until all runs that have started have timed a step.
     *
     * @param active the shown run
     * @param inTurns runs that take turns, the shown one included; otherwise empty
     * @param waiting number of runs that have not started
     */
    public static Optional<Duration> left(Optional<ActiveRun> active, List<ActiveRun> inTurns, int waiting) {
        List<ActiveRun> started = inTurns.isEmpty() ? active.stream().toList() : inTurns;
        long nanos = 0;
        long wholeNanos = 0;
        for (ActiveRun now : started) {
            RunProgress progress = now.run().progress();
            StepCount count =
                    StepCount.of(now.run().settings(), progress.finishedSteps().size());
            long stepNanos = RunPace.of(count, progress).totalNanos();
            if (stepNanos <= 0) {
                return Optional.empty();
            }
            nanos += stepNanos * (count.ofRun() - count.finished());
            wholeNanos += stepNanos * count.ofRun();
        }
        return started.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos + wholeNanos / started.size() * waiting));
    }
}
