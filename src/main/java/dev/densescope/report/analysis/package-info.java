/** What the numbers of a report say: times, agreement of losses, what recomputation costs, findings in plain language. */
package dev.densescope.report.analysis;
