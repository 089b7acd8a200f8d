package dev.densescope.report.analysis;

import dev.densescope.compare.time.TimeComparison;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.session.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the runs of a report show about their step times: ratios with intervals. Only a ratio whose interval excludes 1 is
 * told as a difference. Pure.
 *
 * @param reference the run that others are compared with: {@code naive} if it was measured, otherwise the first; empty
 * unless another run is the same training
 */
public record StepTimeRatios(Report report, Optional<RunRecord> reference) {
    /** From here on, a ratio is a multiple rather than a percentage. */
    private static final double MULTIPLE = 2;

    public static StepTimeRatios of(Report report) {
        List<RunRecord> timed = report.measuredRuns().stream()
                .filter(report::isTrainedLikeFirst)
                .filter(run -> !run.steps().isEmpty())
                .toList();
        Optional<RunRecord> reference = timed.size() < 2
                ? Optional.empty()
                : timed.stream()
                        .filter(run -> run.settings().storage().isBaseline())
                        .findFirst()
                        .or(() -> Optional.of(timed.get(0)));
        return new StepTimeRatios(report, reference);
    }

    /** The step time of a run over that of the reference; empty without one, and of another training. */
    @SuppressWarnings("ReferenceEquality") // equal runs are two runs
    public Optional<TimeComparison> of(RunRecord run) {
        return reference
                .filter(other -> run.trainsLike(other))
                .map(other -> other == run ? new TimeComparison.Reference() : TimeComparison.between(other, run));
    }

    /** The ratio of two runs, if their times can be compared: turn by turn, or if neither is rough. */
    public static Optional<TimeComparison.Ratio> between(RunRecord reference, RunRecord run) {
        return TimeComparison.between(reference, run) instanceof TimeComparison.Ratio ratio
                        && (ratio.isPaired() || !(RoughTimes.isRough(reference) || RoughTimes.isRough(run)))
                ? Optional.of(ratio)
                : Optional.empty();
    }

    /** One sentence for each run that took turns with the reference. */
    public List<String> sentences(QuantityText numbers) {
        List<String> sentences = new ArrayList<>();
        for (RunRecord run : report.runs()) {
            if (of(run).orElse(null) instanceof TimeComparison.Ratio ratio && ratio.isPaired()) {
                sentences.add(sentence(run, ratio, numbers));
            }
        }
        return sentences;
    }

    private String sentence(RunRecord run, TimeComparison.Ratio ratio, QuantityText numbers) {
        String other = report.label(reference.orElseThrow());
        String interval = numbers.translated(
                "%s (%s to %s) in %d turns",
                numbers.decimals(ratio.ratio(), 2),
                numbers.decimals(ratio.low(), 2),
                numbers.decimals(ratio.high(), 2),
                ratio.turns());
        return ratio.isDifference()
                ? numbers.translated(
                        "A step of %s takes %s %s: ratio %s.",
                        report.label(run),
                        change(ratio, numbers),
                        ratio.ratio() < MULTIPLE
                                ? numbers.translated("than one of %s", other)
                                : numbers.translated("as one of %s", other),
                        interval)
                : numbers.translated(
                        "No difference between the step times of %s and %s was seen: ratio %s.",
                        report.label(run), other, interval);
    }

    /** Such as {@code 17 % more time} or {@code 2.1 times as long}. */
    public static String change(TimeComparison.Ratio ratio, QuantityText numbers) {
        if (ratio.ratio() >= MULTIPLE) {
            return numbers.translated("%s times as long", numbers.significant(ratio.ratio()));
        }
        return ratio.ratio() < 1
                ? numbers.translated("%s less time", numbers.percent(Math.abs(ratio.ratio() - 1)))
                : numbers.translated("%s more time", numbers.percent(Math.abs(ratio.ratio() - 1)));
    }
}
