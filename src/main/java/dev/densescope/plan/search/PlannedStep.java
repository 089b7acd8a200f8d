package dev.densescope.plan.search;

import dev.densescope.plan.decision.StoragePlan;

/**
 * A plan and what is predicted of it.
 *
 * @param reservedBytes bytes that a run allocates on the device, to the byte
 * @param nanos expected time of a step
 */
public record PlannedStep(StoragePlan plan, long reservedBytes, double nanos) {}
