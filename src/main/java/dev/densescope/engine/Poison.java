package dev.densescope.engine;

import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * For debugging: fills storage with NaN before it is used and whenever its value is dead, so that a kernel that reads what
 * is not there cannot go unnoticed. Confined to the run thread.
 */
final class Poison {
    private final Arena arena;
    /** Of parameters; they may be read until the next step. */
    private final Set<Value> gradients;

    /** Those that are dead after each operation. */
    private final Map<Integer, List<Value>> dead;

    /** Poisons all of an arena that nothing was written to. */
    Poison(Schedule schedule, Arena arena) {
        this.arena = arena;
        gradients = schedule.tensors().parameters().stream()
                .map(ParameterTensors::gradient)
                .collect(Collectors.toUnmodifiableSet());
        dead = schedule.values().stream()
                .filter(value -> !value.held() && !gradients.contains(value))
                .collect(Collectors.groupingBy(schedule::lastUse));
        arena.poison();
    }

    void stepStarted() {
        gradients.forEach(arena::poison);
    }

    /** An operation has run. */
    void finished(int operation) {
        dead.getOrDefault(operation, List.of()).forEach(arena::poison);
    }
}
