package dev.densescope.compare.text;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.DesignMatch;
import dev.densescope.compare.MemoryFigures;
import dev.densescope.compare.time.TimeComparison;
import dev.densescope.language.Text;
import dev.densescope.quantity.QuantityText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What a comparison shows, in sentences. */
public final class Headline {
    /** From here on, a change is a multiple rather than a percentage. */
    private static final double MULTIPLE = 2;

    private static final Comparator<DesignMatch> CLOSEST = Comparator.comparing(match ->
            List.of(DesignMatch.SAME, DesignMatch.UNKNOWN, DesignMatch.OTHER).indexOf(match));

    private final Comparison comparison;
    private final List<String> labels;
    private final QuantityText numbers;

    public Headline(Comparison comparison, QuantityText numbers) {
        this.comparison = comparison;
        this.numbers = numbers;
        labels = comparison.labels(numbers.language());
    }

    /**
     * The run that needs the least memory of those of the reference's design, compared with the reference; without one of
     * this design, the least of all: one sentence.
     */
    public String sentence() {
        int run = shown();
        OptionalDouble part = part(run);
        if (part.isEmpty()) {
            return numbers.translated(
                    "%s and %s have no measured bytes in common to compare.", labels.get(run), labels.get(0));
        }
        String time = time(run);
        return numbers.translated("%s needs %s%s.", labels.get(run), memory(run, part.getAsDouble()), time);
    }

    /**
     * The ratios of all step times, each with whether a difference was seen, in a sentence for those of turns and one for
     * the others; empty if there are none.
     */
    public Optional<String> times() {
        List<String> inTurns = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int run = 1; run < labels.size(); run++) {
            if (comparison.time(run) instanceof TimeComparison.Ratio ratio) {
                (ratio.isPaired() ? inTurns : others)
                        .add(numbers.translated("%s %s", labels.get(run), TimeCells.inSentence(ratio, numbers)));
            }
        }
        List<String> sentences = new ArrayList<>();
        if (!inTurns.isEmpty()) {
            sentences.add(numbers.translated(
                    "Fastest step of each turn over that of %s, with its 99.8 %% interval: %s.",
                    labels.get(0), Text.and(inTurns).in(numbers.language())));
        }
        if (!others.isEmpty()) {
            sentences.add(numbers.translated(
                    "Step time over that of %s, the median of all pairs of steps with its 95 %% interval: %s.",
                    labels.get(0), Text.and(others).in(numbers.language())));
        }
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    private int shown() {
        return IntStream.range(1, labels.size())
                .filter(run -> part(run).isPresent())
                .boxed()
                .min(Comparator.<Integer, DesignMatch>comparing(comparison::design, CLOSEST)
                        .thenComparing(run -> part(run).getAsDouble()))
                .orElse(1);
    }

    private String memory(int run, double part) {
        boolean reserved = isReservedKnown(run);
        long own = bytes(run, reserved);
        long other = bytes(0, reserved);
        String kind = reserved ? "" : numbers.translated(" of live memory");
        if (own == other) {
            return numbers.translated("%s%s, as much as %s", numbers.bytes(own), kind, labels.get(0));
        }
        return numbers.translated(
                "%s%s where %s needs %s, %s",
                numbers.bytesComparedWith(other, own),
                kind,
                labels.get(0),
                numbers.bytesComparedWith(own, other),
                change(part));
    }

    private long bytes(int run, boolean reserved) {
        MemoryFigures memory = comparison.runs().get(run).memory();
        return (reserved ? memory.reserved() : memory.peakLive()).getAsLong();
    }

    /** The end of the sentence: nothing about times that say nothing. */
    private String time(int run) {
        if (!(comparison.time(run) instanceof TimeComparison.Ratio ratio)
                || (!ratio.isPaired() && comparison.isTimeRough(run))) {
            return "";
        }
        if (!ratio.isDifference()) {
            return numbers.translated(", and no difference of their times was seen");
        }
        if (ratio.ratio() >= MULTIPLE) {
            return numbers.translated(", and takes %s times as long", numbers.significant(ratio.ratio()));
        }
        String change = numbers.percent(Math.abs(ratio.ratio() - 1));
        return ratio.ratio() < 1
                ? numbers.translated(", and takes %s less time", change)
                : numbers.translated(", and takes %s more time", change);
    }

    /** Such as {@code 85 % less} or {@code 11.0 times as much}. */
    private String change(double part) {
        if (part >= MULTIPLE) {
            return numbers.translated("%s times as much", numbers.significant(part));
        }
        String change = numbers.percent(Math.abs(part - 1));
        return part < 1 ? numbers.translated("%s less", change) : numbers.translated("%s more", change);
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
