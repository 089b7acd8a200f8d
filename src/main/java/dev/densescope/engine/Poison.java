package dev.densescope.engine;

import dev.densescope.plan.Schedule;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * For debugging: fills the arena with NaN before it is used, and each value after its lifetime, so that stale reads
 * show in the results. Run thread only.
 */
final class Poison {
    private final Arena arena;
    /** Gradients of parameters, which may be read until the next step. */
    private final Set<Value> gradients;

    /** The values whose lifetime ends after each operation. */
    private final Map<Integer, List<Value>> dead;

    /** Poisons the whole arena. Call it before the first write. */
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

    /** Poisons the values whose lifetime ends with an operation. */
    void finished(int operation) {
        dead.getOrDefault(operation, List.of()).forEach(arena::poison);
    }
}
