package dev.densescope.report.analysis;

import dev.densescope.language.Text;
import dev.densescope.report.Report;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunRecord;
import dev.densescope.session.TrainingDifferences;
import dev.densescope.session.measure.LossCloseness;
import dev.densescope.session.measure.StepLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A baseline next to a run of the same training. Another framework sums in another order, so losses are compared up to
 * rounding, and not bit for bit.
 *
 * @param run the reference of {@link LossAgreement} or, if it is another training, the first run of this one; empty if there
 * is none with a finished step
 * @param why what makes losses not comparable, as phrases after "in"; empty if they are
 * @param losses how close they are; without steps if they are not comparable
 */
public record BaselineComparison(
        BaselineRecord baseline, Optional<RunRecord> run, List<Text> why, LossCloseness losses) {
    public BaselineComparison {
        why = List.copyOf(why);
    }

    /** Compares a baseline of a report with its runs. */
    public static BaselineComparison of(Report report, BaselineRecord baseline) {
        Optional<RunRecord> reference = LossAgreement.of(report).reference();
        Optional<RunRecord> run = reference
                .filter(each -> differences(baseline, each).isEmpty())
                .or(() -> report.measuredRuns().stream()
                        .filter(each -> differences(baseline, each).isEmpty())
                        .findFirst())
                .or(() -> reference);
        List<Text> why =
                new ArrayList<>(run.map(each -> differences(baseline, each)).orElse(List.of()));
        if (baseline.settings().spec().dropout() > 0) {
            why.add(Text.of("the random numbers of dropout"));
        }
        List<StepLoss> comparable =
                run.filter(each -> why.isEmpty()).map(RunRecord::losses).orElse(List.of());
        return new BaselineComparison(baseline, run, why, LossCloseness.of(baseline.losses(), comparable));
    }

    /** Whether losses were compared. */
    public boolean isCompared() {
        return losses.steps() > 0;
    }

    private static List<Text> differences(BaselineRecord baseline, RunRecord run) {
        return TrainingDifferences.onAnyDevice(baseline.settings(), run.settings());
    }
}
