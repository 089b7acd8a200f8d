package dev.densescope.report.analysis;

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
        Optional<ExtremeRuns> comparison = ExtremeRuns.of(report);
        if (comparison.isPresent()) {
            return comparison(report, comparison.get());
        }
        List<RunRecord> measured = report.runs().stream()
                .filter(run -> run.measurement().isPresent())
                .toList();
        return measured.isEmpty() ? unmeasured(report) : single(report, measured.get(0));
    }

    private static String comparison(Report report, ExtremeRuns comparison) {
        RunRecord smallest = comparison.smallest();
        RunRecord baseline = comparison.baseline();
        String bytes = report.numbers()
                .translated(
                        "%s needs %s where %s needs %s",
                        report.label(smallest),
                        reserved(report, smallest),
                        report.label(baseline),
                        reserved(report, baseline));
        return report.numbers().translated("%s%s; %s.", bytes, cost(report, smallest), losses(report));
    }

    /** The cost of recomputation in the smallest run; empty if times are rough. */
    private static String cost(Report report, RunRecord run) {
        if (run.settings().storage().recomputesNothing()) {
            return report.numbers().translated(", and recomputes nothing");
        }
        return RoughTimes.isRough(run)
                ? ""
                : report.numbers()
                        .translated(
                                ", and spends %s of a step on recomputation",
                                report.numbers().percent(StepTimes.of(run).recomputeShare()));
    }

    private static String losses(Report report) {
        LossAgreement agreement = LossAgreement.of(report);
        if (agreement.allIdentical()) {
            int compared = agreement.comparedSteps();
            return report.numbers().translated("%s gave bit-identical losses", LossSentences.everyRun(report))
                    + (compared < agreement.referenceSteps()
                            ? report.numbers().translated(" in the steps they have in common (%d)", compared)
                            : "");
        }
        return agreement.differing().stream()
                .findFirst()
                .map(different -> report.numbers()
                        .translated(
                                "but the losses of %s differ from step %d on",
                                report.label(different.run()), different.step()))
                .orElseGet(() -> compared(report, agreement));
    }

    private static String compared(Report report, LossAgreement agreement) {
        List<RunRecord> left = agreement.withoutCommonStep();
        return left.isEmpty()
                ? report.numbers().translated("not all losses could be compared")
                : report.numbers().translated("no losses of %s could be compared", LossSentences.labels(report, left));
    }

    private static String single(Report report, RunRecord run) {
        Measurement measured = run.measurement().orElseThrow();
        String prediction = measured.reservedBytes() == run.prediction().reservedBytes()
                ? report.numbers().translated("exactly as predicted")
                : report.numbers()
                        .translated(
                                "where %s were predicted",
                                report.numbers().bytes(run.prediction().reservedBytes()));
        String sentence = report.numbers()
                .translated(
                        "%s reserves %s for a training step of %s at batch %d, %s%s.",
                        report.label(run),
                        report.numbers().bytes(measured.reservedBytes()),
                        run.settings().spec().name(),
                        run.settings().spec().batch(),
                        prediction,
                        RoughTimes.isRough(run)
                                ? ""
                                : report.numbers()
                                        .translated(
                                                ", and takes %s per step",
                                                report.numbers().duration(run.medianStepNanos())));
        return run.outcome() instanceof RunOutcome.Completed
                ? sentence
                : sentence + " " + run.outcome().text().in(report.numbers().language());
    }

    private static String unmeasured(Report report) {
        RunRecord run = report.runs().get(0);
        return report.numbers()
                .translated(
                        "No step was finished. %s",
                        run.outcome().text().in(report.numbers().language()));
    }

    private static String reserved(Report report, RunRecord run) {
        return report.numbers().bytes(run.measurement().orElseThrow().reservedBytes());
    }
}
