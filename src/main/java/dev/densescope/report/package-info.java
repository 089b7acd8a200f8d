/** Finished or partial runs turned into documents: one writer per format, each a pure function of a {@code Report}. */
package dev.densescope.report;
