package dev.densescope.compare.text;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.MemoryFigures;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.RunOutcome;
import java.util.OptionalLong;
import java.util.function.Function;

/** The columns of the table of runs, in their order. */
public enum ComparedColumn {
    RESERVED("Reserved", bytes(MemoryFigures::reserved)),
    PEAK_LIVE(
            "Peak live",
            (comparison, run, numbers) -> bytes(MemoryFigures::peakLive)
                    .of(comparison, run, numbers)
                    .withNote(counter(comparison.runs().get(run), numbers))),
    FEATURE_MAPS("Forward feature maps", bytes(MemoryFigures::forwardFeatureMaps)),
    PROCESS_PEAK("Process peak", bytes(MemoryFigures::processPeak)),
    STEP("Median step", TimeCells::step),
    RATIO("Time ratio", TimeCells::ratio),
    RECOMPUTED("Recomputation", TimeCells::recomputed),
    NUMBERS("Losses", LossCells::numbers),
    OUTCOME("Outcome", (comparison, run, numbers) -> {
        String outcome = comparison.runs().get(run).identity().outcome();
        return FigureText.of(
                outcome.isEmpty()
                        ? FigureText.UNKNOWN
                        : RunOutcome.name(outcome).in(numbers.language()));
    });

    private static final String COMPLETED = new RunOutcome.Completed().id();

    private final String heading;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final CellOf cell;

    ComparedColumn(String heading, CellOf cell) {
        this.heading = heading;
        this.cell = cell;
    }

    private interface CellOf {
        FigureText of(Comparison comparison, int run, QuantityText numbers);
    }

    /** The heading of the column. */
    public String heading() {
        return heading;
    }

    /** The cell of a run of a comparison. */
    public FigureText cell(Comparison comparison, int run, QuantityText numbers) {
        return cell.of(comparison, run, numbers);
    }

    /** Whether all values are what a reader expects: every run completed, as far as that is known. */
    public boolean isExpected(Comparison comparison) {
        return this == OUTCOME
                && comparison.runs().stream()
                        .map(run -> run.identity().outcome())
                        .allMatch(outcome -> outcome.isEmpty() || outcome.equals(COMPLETED));
    }

    /** Whether the value is known of no run. */
    public boolean isUnknown(Comparison comparison) {
        for (int run = 0; run < comparison.runs().size(); run++) {
            if (!cell(comparison, run, QuantityText.PLAIN).isUnknown()) {
                return false;
            }
        }
        return true;
    }

    /** Who says which bytes are live, unless it is DenseScope. */
    private static String counter(ComparedRun run, QuantityText numbers) {
        if (run.memory().peakLive().isEmpty()) {
            return "";
        }
        return switch (run.identity().origin()) {
            case DENSESCOPE -> "";
            case BASELINE -> numbers.translated("by its counter");
            case PYTORCH_SNAPSHOT, CHROME_TRACE -> numbers.translated("allocated");
        };
    }

    private static CellOf bytes(Function<MemoryFigures, OptionalLong> value) {
        return (comparison, run, numbers) -> {
            OptionalLong bytes = value.apply(comparison.runs().get(run).memory());
            return bytes.isEmpty()
                    ? FigureText.of(FigureText.UNKNOWN)
                    : FigureText.of(numbers.bytes(bytes.getAsLong())).withExact(numbers.exactBytes(bytes.getAsLong()));
        };
    }
}
