package dev.densescope.cli.run;

import dev.densescope.cli.terminal.TextTable;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.StepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Losses of the first and the last step of runs, and their accuracies. Pure. */
final class TrainingTable {
    private static final String NONE = "-";

    private TrainingTable() {}

    /** A row for each run and each baseline, with an explanation below. */
    static String of(Report report) {
        boolean evaluated =
                report.runs().stream().anyMatch(run -> evaluation(run).isPresent());
        List<String> header = new ArrayList<>(List.of("training", "steps", "first loss", "last loss", "last accuracy"));
        if (evaluated) {
            header.add("evaluation accuracy");
        }
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (RunRecord run : report.runs()) {
            List<String> row = new ArrayList<>(cells(report.label(run), run.steps()));
            if (evaluated) {
                row.add(evaluation(run)
                        .map(last -> QuantityText.PLAIN.accuracy(last.accuracy()))
                        .orElse(NONE));
            }
            table.row(row.toArray(String[]::new));
        }
        for (BaselineRecord baseline : report.baselines()) {
            List<String> row = new ArrayList<>(cells(report.label(baseline), baseline.summaries()));
            if (evaluated) {
                row.add(NONE);
            }
            table.row(row.toArray(String[]::new));
        }
        return table + "(loss and accuracy: of the minibatch of that step, warm-up included)\n";
    }

    private static List<String> cells(String label, List<StepSummary> steps) {
        if (steps.isEmpty()) {
            return List.of(label, "0", NONE, NONE, NONE);
        }
        StepSummary last = steps.get(steps.size() - 1);
        return List.of(
                label,
                QuantityText.PLAIN.count(steps.size()),
                QuantityText.PLAIN.loss(steps.get(0).loss()),
                QuantityText.PLAIN.loss(last.loss()),
                Float.isNaN(last.accuracy()) ? NONE : QuantityText.PLAIN.accuracy(last.accuracy()));
    }

    /** The last evaluation. */
    private static Optional<EpochSummary.Evaluation> evaluation(RunRecord run) {
        return run.epochs().stream()
                .flatMap(epoch -> epoch.evaluation().stream())
                .reduce((earlier, later) -> later);
    }
}
