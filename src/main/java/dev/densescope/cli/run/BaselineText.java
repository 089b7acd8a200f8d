package dev.densescope.cli.run;

import dev.densescope.language.Text;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.BaselineComparison;
import dev.densescope.session.BaselineRecord;
import java.util.ArrayList;
import java.util.List;

/** Baselines as text for the terminal. Pure. */
final class BaselineText {
    private static final String NONE = "-";

    private BaselineText() {}

    /** A row in the table of runs. */
    static String[] cells(String label, BaselineRecord baseline) {
        boolean timed = baseline.medianStepNanos() > 0;
        return new String[] {
            label + " (baseline)",
            NONE,
            NONE,
            NONE,
            NONE,
            timed ? QuantityText.PLAIN.decimals(baseline.medianStepNanos() / 1e6, 1) : NONE,
            timed ? QuantityText.PLAIN.decimals(baseline.imagesPerSecond(), 1) : NONE,
            NONE,
            bytes(baseline.processPeakBytes()),
            baseline.outcome().id()
        };
    }

    /** One sentence each: live bytes and losses. */
    static List<String> remarks(Report report) {
        List<String> remarks = new ArrayList<>();
        for (BaselineRecord baseline : report.baselines()) {
            String label = report.label(baseline);
            if (baseline.livePeakBytes() > 0) {
                remarks.add("%s had at most %s of live bytes, by its own counter."
                        .formatted(label, bytes(baseline.livePeakBytes())));
            }
            addLosses(report, label, BaselineComparison.of(report, baseline), remarks);
        }
        return remarks;
    }

    private static void addLosses(Report report, String label, BaselineComparison comparison, List<String> remarks) {
        if (comparison.isCompared()) {
            remarks.add("Losses of %s and %s differ by up to %s (relative) in the first %d steps: %s."
                    .formatted(
                            label,
                            report.label(comparison.run().orElseThrow()),
                            QuantityText.PLAIN.scientific(comparison.losses().early(), 2),
                            comparison.losses().earlySteps(),
                            comparison.losses().isRounding()
                                    ? "the same training, up to rounding"
                                    : "more than rounding"));
        } else if (!comparison.why().isEmpty()) {
            remarks.add("Losses of %s are not comparable: it differs in %s."
                    .formatted(label, Text.of("%s", comparison.why())));
        }
    }

    private static String bytes(long bytes) {
        return bytes == 0 ? NONE : QuantityText.PLAIN.bytes(bytes);
    }
}
