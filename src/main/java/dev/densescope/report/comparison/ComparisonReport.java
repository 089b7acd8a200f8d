package dev.densescope.report.comparison;

import dev.densescope.compare.Comparison;
import java.time.Instant;

/**
 * The content of a report of compared runs.
 *
 * @param createdAt time of creation
 * @param program name and version of the program that compares
 */
public record ComparisonReport(Comparison comparison, Instant createdAt, String program) {
    /** The name of its files, without extension. */
    public static final String NAME = "comparison";
}
