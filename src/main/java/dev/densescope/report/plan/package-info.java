/** Reports of plans: the curve of memory against time, the chosen plan, what it is compared with, and what fits. */
package dev.densescope.report.plan;
