package dev.densescope.plan.step;

import dev.densescope.memory.Phase;
import dev.densescope.spec.LayerPath;

/**
 * One step of the schedule.
 *
 * @param index in the schedule, from 0
 * @param name in its layer, such as {@code conv1} or {@code norm1 backward}
 */
public record Operation(int index, Phase phase, LayerPath layer, String name, Computation computation) {
    /** The same with another computation. */
    public Operation with(Computation other) {
        return new Operation(index, phase, layer, name, other);
    }
}
