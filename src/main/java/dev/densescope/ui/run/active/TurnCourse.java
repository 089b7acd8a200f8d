package dev.densescope.ui.run.active;

import dev.densescope.compare.time.TimeComparison;
import dev.densescope.session.RunGroup;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.ui.run.queue.RunQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runs of a queue while they take turns. FX thread only. */
public final class TurnCourse {
    private final RunQueue queue;
    private final List<ActiveRun> going = new ArrayList<>();
    private RunGroup group = RunGroup.ofOne();

    public TurnCourse(RunQueue queue) {
        this.queue = queue;
    }

    /** Whether runs like this take turns: not trainings, whose results are wanted one by one, and not a few steps. */
    public static boolean areFor(ResumableRun asked) {
        boolean isTraining = asked.settings().epochs().isPresent()
                || asked.settings().start() instanceof StartingPoint.Checkpoint
                || asked.outputs().weights().isPresent()
                || asked.outputs().initialWeights().isPresent()
                || asked.outputs().checkpoint().isPresent();
        return !isTraining && asked.settings().steps() >= TimeComparison.ENOUGH_TURNS;
    }

    /** A new group of runs, none of which has started yet. */
    public RunGroup prepare() {
        going.clear();
        group = new RunGroup(TimeComparison.ENOUGH_TURNS);
        return group;
    }

    /** Gives the first run its turn. */
    public void begin(List<ActiveRun> runs) {
        going.addAll(runs);
        queue.takeTurns();
        group.begin();
    }

    public boolean has(ActiveRun run) {
        return going.contains(run);
    }

    /** Whether all have ended. */
    public boolean isOver() {
        return going.isEmpty();
    }

    /** The run that has its turn, which the queue shows; empty between two turns. */
    public Optional<ActiveRun> current() {
        Optional<ActiveRun> current =
                going.stream().filter(now -> now.run().hasTurn()).findFirst();
        current.ifPresent(now -> queue.turn(
                now.run().settings().storage(), group.round(), group.rounds().count()));
        return current;
    }

    /** Whether one of them writes a file. */
    public boolean writes(Path file) {
        return going.stream().anyMatch(now -> now.file().equals(file));
    }

    /** The runs that have not ended. */
    public List<ActiveRun> going() {
        return going;
    }

    /** Removes a run that has ended. */
    public void ended(ActiveRun run) {
        going.remove(run);
    }

    public void cancel() {
        List.copyOf(going).forEach(now -> now.run().cancel()); // those that have ended are removed
    }

    /** Forgets the runs. */
    public void clear() {
        going.clear();
    }
}
