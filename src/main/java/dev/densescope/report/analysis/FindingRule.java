package dev.densescope.report.analysis;

import dev.densescope.report.Report;
import java.util.List;

/** A small question to a report. Pure. */
@FunctionalInterface
interface FindingRule {
    /** What it finds, in the order to be shown; often nothing. */
    List<Finding> examine(Report report);
}
