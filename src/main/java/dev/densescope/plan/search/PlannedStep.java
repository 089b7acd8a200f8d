package dev.densescope.plan.search;

import dev.densescope.plan.decision.StoragePlan;

/**
 * A plan and its predicted memory and time.
 *
 * @param reservedBytes bytes that a run allocates on the device; exact
 * @param nanos expected time of a step
 */
public record PlannedStep(StoragePlan plan, long reservedBytes, double nanos) {}
