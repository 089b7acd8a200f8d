package dev.densescope.compare.text;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.time.StepQuartiles;
import dev.densescope.compare.time.TimeComparison;
import dev.densescope.quantity.QuantityText;
import java.util.Optional;
import java.util.OptionalDouble;

/** Cells of step times and their ratios. */
final class TimeCells {
    /** Intervals narrower than this have three decimals. */
    private static final double NARROW = 0.04;
    /** Ends of intervals from here on say nothing more. */
    private static final double FAR = 100;
    /** From here on, durations are in seconds. */
    private static final long SECONDS = 9_999_500_000L;

    private TimeCells() {}

    static FigureText step(Comparison comparison, int run, QuantityText numbers) {
        Optional<StepQuartiles> quartiles = comparison.runs().get(run).steps().quartiles();
        return quartiles
                .map(times -> FigureText.of(numbers.duration(times.medianNanos()))
                        .withNote(quartiles(times, numbers))
                        .withExact(numbers.translated("median and quartiles of %s", steps(times.steps(), numbers))))
                .orElseGet(() -> FigureText.of(FigureText.UNKNOWN));
    }

    /** Without units while they are those of the median, milliseconds. */
    private static String quartiles(StepQuartiles times, QuantityText numbers) {
        return times.upperNanos() < SECONDS
                ? numbers.translated("%s to %s", numbers.millis(times.lowerNanos()), numbers.millis(times.upperNanos()))
                : numbers.translated(
                        "%s to %s", numbers.duration(times.lowerNanos()), numbers.duration(times.upperNanos()));
    }

    static FigureText ratio(Comparison comparison, int run, QuantityText numbers) {
        TimeComparison time = comparison.time(run);
        if (time instanceof TimeComparison.Ratio ratio) {
            return FigureText.of("%s (%s)".formatted(value(ratio, numbers), interval(ratio, numbers)))
                    .withNote(verdict(ratio, numbers))
                    .withExact(numbers.translated(
                            "time over that of %s, with the %s interval%s",
                            comparison.labels(numbers.language()).get(0),
                            ratio.confidence(),
                            ratio.isPaired() ? numbers.translated(" of %d turns", ratio.turns()) : ""));
        }
        if (time instanceof TimeComparison.FewSteps few) {
            return FigureText.of(numbers.decimals(few.ratio(), 2))
                    .withNote(numbers.translated("no interval: %s", steps(few.steps(), numbers)));
        }
        return time instanceof TimeComparison.NotCompared not
                ? unknown(comparison.runs().get(run), not, numbers)
                : FigureText.of("1").withNote(numbers.translated("reference"));
    }

    private static String verdict(TimeComparison.Ratio ratio, QuantityText numbers) {
        if (ratio.isDifference()) {
            return "";
        }
        return ratio.low() <= 1 && ratio.high() >= 1
                ? numbers.translated("no difference seen")
                : numbers.translated("less than 1 %% is not told apart");
    }

    /**
     * A ratio in a sentence, with its interval and what it does not show, such as
     * {@code 0.98 (0.95 to 1.02: no difference seen)}.
     */
    static String inSentence(TimeComparison.Ratio ratio, QuantityText numbers) {
        String verdict = verdict(ratio, numbers);
        String seen = verdict.isEmpty() ? "" : ": " + verdict;
        return "%s (%s%s)".formatted(value(ratio, numbers), interval(ratio, numbers), seen);
    }

    private static String value(TimeComparison.Ratio ratio, QuantityText numbers) {
        return numbers.decimals(ratio.ratio(), decimals(ratio));
    }

    /** Such as {@code 0.95 to 1.02}. */
    private static String interval(TimeComparison.Ratio ratio, QuantityText numbers) {
        return numbers.translated(
                "%s to %s",
                numbers.decimals(ratio.low(), decimals(ratio)),
                ratio.high() > FAR ? numbers.translated("over 100") : numbers.decimals(ratio.high(), decimals(ratio)));
    }

    private static int decimals(TimeComparison.Ratio ratio) {
        return ratio.high() - ratio.low() < NARROW ? 3 : 2;
    }

    /** The reason, except that an imported record has no steps, which its empty cell of step times says. */
    private static FigureText unknown(ComparedRun run, TimeComparison.NotCompared time, QuantityText numbers) {
        return run.identity().origin().isImported()
                ? FigureText.of(FigureText.UNKNOWN)
                : FigureText.unknown(numbers.translated(time.reason()));
    }

    static FigureText recomputed(Comparison comparison, int run, QuantityText numbers) {
        OptionalDouble share = comparison.runs().get(run).steps().recomputeShare();
        return FigureText.of(share.isEmpty() ? FigureText.UNKNOWN : numbers.percent(share.getAsDouble()));
    }

    static String steps(int steps, QuantityText numbers) {
        return steps == 1 ? numbers.translated("1 step") : numbers.translated("%d steps", steps);
    }
}
