package dev.densescope.ui.export.offer;

import dev.densescope.report.format.ComparisonFormat;
import dev.densescope.report.format.PlanFormat;
import dev.densescope.report.format.ReportFormat;

/** The groups of the formats of reports, by what they are for. */
enum ReportGroup {
    DOCUMENTS,
    DATA,
    CHARTS,
    TRACES;

    static ReportGroup of(ComparisonFormat format) {
        return switch (format) {
            case HTML, PDF, MARKDOWN -> DOCUMENTS;
            case JSON, CSV -> DATA;
            case SVG, PNG -> CHARTS;
        };
    }

    static ReportGroup of(PlanFormat format) {
        return switch (format) {
            case HTML, PDF, MARKDOWN -> DOCUMENTS;
            case JSON -> DATA;
            case SVG, PNG -> CHARTS;
        };
    }

    static ReportGroup of(ReportFormat format) {
        return switch (format) {
            case HTML, PDF, MARKDOWN -> DOCUMENTS;
            case JSON, CSV -> DATA;
            case SVG, PNG -> CHARTS;
            case CHROME, PYTORCH_SNAPSHOT, PPROF, FOLDED -> TRACES;
        };
    }
}
