/** Formats quantities for display: bytes, durations, counts, percentages and losses. */
package dev.densescope.quantity;
