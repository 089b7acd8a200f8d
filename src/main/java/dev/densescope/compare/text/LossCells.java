package dev.densescope.compare.text;

import dev.densescope.compare.Comparison;
import dev.densescope.compare.SameNumbers;
import dev.densescope.language.Text;
import dev.densescope.quantity.QuantityText;

/** The badge of a run: whether it computed the same losses as the reference. */
final class LossCells {
    private static final int DIGITS = 2;

    private LossCells() {}

    static FigureText numbers(Comparison comparison, int run, QuantityText numbers) {
        SameNumbers same = comparison.numbers(run);
        if (same instanceof SameNumbers.Identical identical) {
            return FigureText.of(numbers.translated("same bits"))
                    .withNote(numbers.translated("in %s", TimeCells.steps(identical.steps(), numbers)))
                    .meant(FigureText.Kind.GOOD);
        }
        if (same instanceof SameNumbers.Different different) {
            return FigureText.of(numbers.translated("differ"))
                    .withNote(difference(different, numbers))
                    .meant(FigureText.Kind.BAD);
        }
        if (same instanceof SameNumbers.Close close) {
            return close(close, numbers);
        }
        if (same instanceof SameNumbers.OtherTraining other) {
            return FigureText.of(numbers.translated("another training"))
                    .withNote(numbers.translated("differs in %s", differences(other, numbers)));
        }
        return same instanceof SameNumbers.NotCompared not
                ? FigureText.unknown(numbers.translated(not.reason()))
                : FigureText.of(numbers.translated("reference"));
    }

    private static FigureText close(SameNumbers.Close close, QuantityText numbers) {
        String steps = numbers.translated(
                "in the first %s", TimeCells.steps(close.closeness().earlySteps(), numbers));
        if (close.isRounding()) {
            return FigureText.of(numbers.translated("equal up to rounding"))
                    .withNote(numbers.translated(
                            "within %s %s", size(close.closeness().early(), numbers), steps))
                    .meant(FigureText.Kind.GOOD);
        }
        String by = Double.isFinite(close.closeness().early())
                ? numbers.translated("by up to %s ", size(close.closeness().early(), numbers))
                : "";
        return FigureText.of(numbers.translated("differ")).withNote(by + steps).meant(FigureText.Kind.BAD);
    }

    private static String difference(SameNumbers.Different different, QuantityText numbers) {
        String from = numbers.translated("from step %d on", different.step());
        double relative = different.relative();
        return Double.isNaN(relative) ? from : numbers.translated("%s, by %s", from, size(relative, numbers));
    }

    private static String differences(SameNumbers.OtherTraining other, QuantityText numbers) {
        return Text.and(other.differences()).in(numbers.language());
    }

    private static String size(double relative, QuantityText numbers) {
        return relative == 0 || relative >= 0.001 ? numbers.percent(relative) : numbers.scientific(relative, DIGITS);
    }
}
