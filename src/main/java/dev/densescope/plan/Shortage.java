package dev.densescope.plan;

import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.Value;

/**
 * Where a step stops on a device that is too small, if it takes each storage when it is first needed.
 *
 * @param value the tensor for which there is no room
 * @param operation that needs it
 * @param takenBytes taken before
 */
public record Shortage(Value value, Operation operation, long takenBytes) {}
