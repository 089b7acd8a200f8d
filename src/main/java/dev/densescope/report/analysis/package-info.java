/** Analysis of the numbers of a report: times, agreement of losses, cost of recomputation. */
package dev.densescope.report.analysis;
