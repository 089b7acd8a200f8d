package dev.densescope.ui.design.quantity;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.TypedNumber;
import java.util.function.ToIntFunction;

/** A whole number of a design. */
public record WholeQuantity(
        String field, String label, String editName, Scale scale, ToIntFunction<DenseNetSpec> value, Change change)
        implements Quantity {

    /** Returns a design with a value. */
    interface Change {
        DenseNetSpec apply(DenseNetSpec spec, int value);
    }

    @Override
    public String text(DenseNetSpec spec) {
        return String.valueOf(value.applyAsInt(spec));
    }

    @Override
    public DenseNetSpec withText(DenseNetSpec spec, String text) {
        return change.apply(spec, parse(text));
    }

    @Override
    public double fraction(DenseNetSpec spec) {
        return scale.fractionOf(value.applyAsInt(spec));
    }

    @Override
    public DenseNetSpec withFraction(DenseNetSpec spec, double fraction) {
        return change.apply(spec, (int) Math.round(scale.valueAt(fraction)));
    }

    @Override
    public String expected() {
        return Messages.text("design.reason.whole");
    }

    /**
     * Parses digits, with or without grouping separators. Numbers beyond an int become the nearest int, which no field
     * allows.
     */
    public static int parse(String text) {
        return TypedNumber.nearestInt(text);
    }
}
