/** Options of plans: strategies, budgets, locks, the curve, and what fits. */
package dev.densescope.cli.option.plan;
