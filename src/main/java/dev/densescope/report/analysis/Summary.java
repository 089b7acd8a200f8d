package dev.densescope.report.analysis;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.Measurement;
import java.util.List;
import java.util.Optional;

/** The summary of a report in one sentence. */
public final class Summary {
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
        RunRecord smallest = comparison.smallest();
        RunRecord baseline = comparison.baseline();
        String bytes = "%s needs %s where %s needs %s"
                .formatted(report.label(smallest), reserved(smallest), report.label(baseline), reserved(baseline));
        return "%s%s; %s.".formatted(bytes, cost(smallest), losses(report));
    }

    /** The cost of recomputation in the smallest run; empty if times are rough. */
    private static String cost(RunRecord run) {
        if (run.settings().storage().recomputesNothing()) {
            return ", and recomputes nothing";
        }
        return RoughTimes.isRough(run)
                ? ""
                : ", and spends %s of a step on recomputation"
                        .formatted(QuantityText.FILES.percent(StepTimes.of(run).recomputeShare()));
    }

    private static String losses(Report report) {
        LossAgreement agreement = LossAgreement.of(report);
        if (agreement.allIdentical()) {
            int compared = agreement.comparedSteps();
            return LossSentences.everyRun(report) + " gave bit-identical losses"
                    + (compared < agreement.referenceSteps()
                            ? " in the steps they have in common (" + compared + ")"
                            : "");
        }
        return agreement.differing().stream()
                .findFirst()
                .map(different -> "but the losses of " + report.label(different.run()) + " differ from step "
                        + different.step() + " on")
                .orElseGet(() -> compared(report, agreement));
    }

    private static String compared(Report report, LossAgreement agreement) {
        List<RunRecord> left = agreement.withoutCommonStep();
        return left.isEmpty()
                ? "not all losses could be compared"
                : "no losses of %s could be compared".formatted(LossSentences.labels(report, left));
    }

    private static String single(Report report, RunRecord run) {
        Measurement measured = run.measurement().orElseThrow();
        String prediction = measured.reservedBytes() == run.prediction().reservedBytes()
                ? "exactly as predicted"
                : "where " + QuantityText.FILES.bytes(run.prediction().reservedBytes()) + " were predicted";
        String sentence = "%s reserves %s for a training step of %s at batch %d, %s%s."
                .formatted(
                        report.label(run),
                        QuantityText.FILES.bytes(measured.reservedBytes()),
                        run.settings().spec().name(),
                        run.settings().spec().batch(),
                        prediction,
                        RoughTimes.isRough(run)
                                ? ""
                                : ", and takes %s per step"
                                        .formatted(QuantityText.FILES.duration(run.medianStepNanos())));
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
