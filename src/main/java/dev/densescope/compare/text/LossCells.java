package dev.densescope.compare.text;

import dev.densescope.compare.Comparison;
import dev.densescope.compare.SameNumbers;
import dev.densescope.problem.NameList;
import dev.densescope.quantity.QuantityText;

/** The badge of a run: whether it computed the same losses as the reference. */
final class LossCells {
    private static final int DIGITS = 2;

    private LossCells() {}

    static Cell numbers(Comparison comparison, int run, QuantityText numbers) {
        SameNumbers same = comparison.numbers(run);
        if (same instanceof SameNumbers.Identical identical) {
            return Cell.of("same bits")
                    .withNote("in " + TimeCells.steps(identical.steps()))
                    .meant(Cell.Kind.GOOD);
        }
        if (same instanceof SameNumbers.Different different) {
            return Cell.of("differ").withNote(difference(different, numbers)).meant(Cell.Kind.BAD);
        }
        if (same instanceof SameNumbers.Close close) {
            return close(close, numbers);
        }
        if (same instanceof SameNumbers.OtherTraining other) {
            return Cell.of("another training").withNote("differs in " + NameList.and(other.differences()));
        }
        return same instanceof SameNumbers.NotCompared not ? Cell.unknown(not.reason()) : Cell.of("reference");
    }

    private static Cell close(SameNumbers.Close close, QuantityText numbers) {
        String steps = "in the first " + TimeCells.steps(close.closeness().earlySteps());
        if (close.isRounding()) {
            return Cell.of("equal up to rounding")
                    .withNote("within %s %s".formatted(size(close.closeness().early(), numbers), steps))
                    .meant(Cell.Kind.GOOD);
        }
        String by = Double.isFinite(close.closeness().early())
                ? "by up to %s ".formatted(size(close.closeness().early(), numbers))
                : "";
        return Cell.of("differ").withNote(by + steps).meant(Cell.Kind.BAD);
    }

    private static String difference(SameNumbers.Different different, QuantityText numbers) {
        String from = "from step %d on".formatted(different.step());
        double relative = different.relative();
        return Double.isNaN(relative) ? from : "%s, by %s".formatted(from, size(relative, numbers));
    }

    private static String size(double relative, QuantityText numbers) {
        return relative == 0 || relative >= 0.001 ? numbers.percent(relative) : numbers.scientific(relative, DIGITS);
    }
}
