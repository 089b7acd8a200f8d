/** Analysis of the numbers of a report: times, agreement of losses, cost of recomputation, findings. */
package dev.densescope.report.analysis;
