/** Reports of finished or partial runs: one writer per format, each a pure function of a {@code Report}. */
package dev.densescope.report;
