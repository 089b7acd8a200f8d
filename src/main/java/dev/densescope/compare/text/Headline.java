package dev.densescope.compare.text;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.MemoryFigures;
import dev.densescope.compare.time.TimeComparison;
import dev.densescope.problem.NameList;
import dev.densescope.quantity.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** What a comparison shows, in sentences. */
public final class Headline {
    private final Comparison comparison;
    private final List<String> labels;
    private final QuantityText numbers;

    public Headline(Comparison comparison, QuantityText numbers) {
        this.comparison = comparison;
        this.numbers = numbers;
        labels = comparison.labels();
    }

    /** The run that needs the least memory, or the only other one, compared with the reference: one sentence. */
    public String sentence() {
        int run = mostDifferent();
        return memory(run)
                .map(need -> "%s %s%s.".formatted(labels.get(run), need, time(run)))
                .orElseGet(() -> "%s and %s have no measured bytes in common to compare."
                        .formatted(labels.get(run), labels.get(0)));
    }

    /** The ratios of all step times in one sentence; empty if there are none. */
    public Optional<String> times() {
        List<String> ratios = new ArrayList<>();
        for (int run = 1; run < labels.size(); run++) {
            if (comparison.time(run) instanceof TimeComparison.Ratio ratio) {
                ratios.add("%s %s".formatted(labels.get(run), TimeCells.text(ratio, numbers)));
            }
        }
        return ratios.isEmpty()
                ? Optional.empty()
                : Optional.of("Step time over that of %s, with 95 %% intervals: %s."
                        .formatted(labels.get(0), NameList.and(ratios)));
    }

    /** The run whose bytes are the smallest part of the reference's; the first other one if none is known. */
    private int mostDifferent() {
        int found = 1;
        double smallest = Double.POSITIVE_INFINITY;
        for (int run = 1; run < labels.size(); run++) {
            OptionalDouble part = part(run);
            if (part.isPresent() && part.getAsDouble() < smallest) {
                smallest = part.getAsDouble();
                found = run;
            }
        }
        return found;
    }

    private Optional<String> memory(int run) {
        OptionalDouble part = part(run);
        if (part.isEmpty()) {
            return Optional.empty();
        }
        double change = part.getAsDouble() - 1;
        String bytes = isReservedKnown(run) ? "memory" : "live memory";
        if (change == 0) {
            return Optional.of("needs as much %s as %s".formatted(bytes, labels.get(0)));
        }
        return Optional.of("needs %s %s %s than %s"
                .formatted(numbers.percent(Math.abs(change)), change < 0 ? "less" : "more", bytes, labels.get(0)));
    }

    /** The end of the sentence. */
    private String time(int run) {
        if (!(comparison.time(run) instanceof TimeComparison.Ratio ratio)) {
            return "";
        }
        if (!ratio.isDifference()) {
            return " and takes as long: no difference seen";
        }
        double change = ratio.ratio() - 1;
        return " and takes %s %s time".formatted(numbers.percent(Math.abs(change)), change < 0 ? "less" : "more");
    }

    /** Reserved bytes as a part of the reference's; peak live bytes if those of either are unknown. */
    private OptionalDouble part(int run) {
        return isReservedKnown(run) ? part(run, MemoryFigures::reserved) : part(run, MemoryFigures::peakLive);
    }

    private boolean isReservedKnown(int run) {
        return part(run, MemoryFigures::reserved).isPresent();
    }

    private OptionalDouble part(int run, Function<MemoryFigures, OptionalLong> value) {
        ComparedRun reference = comparison.reference();
        OptionalLong own = value.apply(comparison.runs().get(run).memory());
        OptionalLong other = value.apply(reference.memory());
        return own.isPresent() && other.isPresent() && other.getAsLong() > 0
                ? OptionalDouble.of((double) own.getAsLong() / other.getAsLong())
                : OptionalDouble.empty();
    }
}
