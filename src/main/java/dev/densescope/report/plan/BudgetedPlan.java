package dev.densescope.report.plan;

/**
 * A memory budget and the fastest plan within it.
 *
 * @param bytes that the plan may reserve
 */
public record BudgetedPlan(long bytes, PlanPoint chosen) {}
