/** What a plan saves of reserved bytes: what is free, and what recomputation buys. */
package dev.densescope.plan.savings;
