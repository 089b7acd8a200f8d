package dev.densescope.report.analysis.finding;

import dev.densescope.report.Report;
import java.util.List;

/** A rule that derives findings from a report. Pure. */
@FunctionalInterface
interface FindingRule {
    /** The findings in display order; often none. */
    List<Finding> examine(Report report);
}
