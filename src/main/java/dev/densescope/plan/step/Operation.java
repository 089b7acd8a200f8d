package dev.densescope.plan.step;

import dev.densescope.memory.Phase;
import dev.densescope.spec.LayerPath;

/**
 * One step of the schedule.
 *
 * @param index its place, from 0
 * @param name what it does in the words of the layer, such as {@code conv1} or {@code norm1 backward}
 */
public record Operation(int index, Phase phase, LayerPath layer, String name, Computation computation) {
    /** The same with another computation in its place. */
    public Operation with(Computation other) {
        return new Operation(index, phase, layer, name, other);
    }
}
