package dev.densescope.report.analysis;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.Measurement;
import java.util.List;
import java.util.Optional;

/** A report in one sentence, for someone who was not there. */
public final class Summary {
    /** Changes of time below this part are not called changes: they are within what repeated runs differ by. */
    private static final double SAME_TIME = 0.01;

    private Summary() {}

    /** Plain language, ending with a full stop. */
    public static String sentence(Report report) {
        Optional<Comparison> comparison = Comparison.of(report);
        if (comparison.isPresent()) {
            return comparison(report, comparison.get());
        }
        List<RunRecord> measured = report.runs().stream()
                .filter(run -> run.measurement().isPresent())
                .toList();
        return measured.isEmpty() ? unmeasured(report) : single(report, measured.get(0));
    }

    private static String comparison(Report report, Comparison comparison) {
        RunRecord thriftiest = comparison.thriftiest();
        RunRecord baseline = comparison.baseline();
        String bytes = "%s needs %s where %s needs %s"
                .formatted(report.label(thriftiest), reserved(thriftiest), report.label(baseline), reserved(baseline));
        boolean rough = TimeRules.isRough(thriftiest) || TimeRules.isRough(baseline);
        return bytes + ", and " + (rough ? "roughly " : "") + time(comparison.extraTime()) + "; " + losses(report)
                + ".";
    }

    static String time(double extraTime) {
        if (Math.abs(extraTime) < SAME_TIME) {
            return "takes as much time per step";
        }
        return extraTime > 0
                ? "costs " + QuantityText.FILES.percent(extraTime) + " more time per step"
                : "takes " + QuantityText.FILES.percent(-extraTime) + " less time per step";
    }

    private static String losses(Report report) {
        LossAgreement agreement = LossAgreement.of(report);
        if (agreement.allIdentical()) {
            int compared = agreement.comparedSteps();
            return "all " + report.runs().size() + " strategies gave bit-identical losses"
                    + (compared < agreement.referenceSteps()
                            ? " in the steps they have in common (" + compared + ")"
                            : "");
        }
        return agreement.differing().stream()
                .findFirst()
                .map(different -> "but the losses of " + report.label(different.run()) + " differ from step "
                        + different.step() + " on")
                .orElse("not all runs could be compared by their losses");
    }

    private static String single(Report report, RunRecord run) {
        Measurement measured = run.measurement().orElseThrow();
        String prediction = measured.reservedBytes() == run.prediction().reservedBytes()
                ? "exactly as predicted"
                : "where " + QuantityText.FILES.bytes(run.prediction().reservedBytes()) + " were predicted";
        String sentence = "%s reserves %s for a training step of %s at batch %d, %s, and takes %s per step."
                .formatted(
                        report.label(run),
                        QuantityText.FILES.bytes(measured.reservedBytes()),
                        run.settings().spec().name(),
                        run.settings().spec().batch(),
                        prediction,
                        QuantityText.FILES.duration(run.medianStepNanos()));
        return run.outcome() instanceof RunOutcome.Completed
                ? sentence
                : sentence + " " + run.outcome().sentence();
    }

    private static String unmeasured(Report report) {
        RunRecord run = report.runs().get(0);
        return "No step was finished. %s".formatted(run.outcome().sentence());
    }

    private static String reserved(RunRecord run) {
        return QuantityText.FILES.bytes(run.measurement().orElseThrow().reservedBytes());
    }
}
