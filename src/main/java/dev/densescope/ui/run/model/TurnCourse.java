package dev.densescope.ui.run.model;

import dev.densescope.compare.time.TimeComparison;
import dev.densescope.session.RunGroup;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.ui.run.queue.RunQueue;
import dev.densescope.ui.run.snapshot.RunOutline;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The runs of a queue while they take turns. FX thread only. */
final class TurnCourse {
    private final RunQueue queue;
    private final Map<ActiveRun, RunOutline> going = new LinkedHashMap<>();
    private RunGroup group = RunGroup.ofOne();

    TurnCourse(RunQueue queue) {
        this.queue = queue;
    }

    /** Whether runs like this take turns: not trainings, whose results are wanted one by one, and not a few steps. */
    static boolean areFor(ResumableRun asked) {
        boolean isTraining = asked.settings().epochs().isPresent()
                || asked.settings().start() instanceof StartingPoint.Checkpoint
                || asked.outputs().weights().isPresent()
                || asked.outputs().initialWeights().isPresent()
                || asked.outputs().checkpoint().isPresent();
        return !isTraining && asked.settings().steps() >= TimeComparison.ENOUGH_TURNS;
    }

    /** A new group of runs, none of which has started yet. */
    RunGroup prepare() {
        going.clear();
        group = new RunGroup(TimeComparison.ENOUGH_TURNS);
        return group;
    }

    /** Gives the first run its turn. */
    void begin(Map<ActiveRun, RunOutline> runs) {
        going.putAll(runs);
        queue.takeTurns();
        group.begin();
    }

    boolean has(ActiveRun run) {
        return going.containsKey(run);
    }

    /** Whether all have ended. */
    boolean isOver() {
        return going.isEmpty();
    }

    RunOutline outline(ActiveRun run) {
        return going.get(run);
    }

    /** The run that has its turn, which the queue shows; empty between two turns. */
    Optional<ActiveRun> current() {
        Optional<ActiveRun> current =
                going.keySet().stream().filter(now -> now.run().hasTurn()).findFirst();
        current.ifPresent(now -> queue.turn(
                now.run().settings().storage(), group.round(), group.rounds().count()));
        return current;
    }

    /** Whether one of them writes a file. */
    boolean writes(Path file) {
        return going.keySet().stream().anyMatch(now -> now.file().equals(file));
    }

    /** The runs that have not ended. */
    Set<ActiveRun> going() {
        return going.keySet();
    }

    /** Removes a run that has ended. */
    void ended(ActiveRun run) {
        going.remove(run);
    }

    void cancel() {
        going.keySet().forEach(now -> now.run().cancel());
    }

    /** Forgets the runs. */
    void clear() {
        going.clear();
    }
}
