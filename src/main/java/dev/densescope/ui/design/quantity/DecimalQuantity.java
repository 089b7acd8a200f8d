package dev.densescope.ui.design.quantity;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.TypedNumber;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A decimal number of a design. */
record DecimalQuantity(
        String field, String label, String editName, Scale scale, ToDoubleFunction<DenseNetSpec> value, Change change)
        implements Quantity {
    private static final int MAX_DECIMALS = 6;

    /** Returns a design with a value. */
    interface Change {
        DenseNetSpec apply(DenseNetSpec spec, double value);
    }

    @Override
    public String text(DenseNetSpec spec) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(MAX_DECIMALS);
        return format.format(value.applyAsDouble(spec));
    }

    @Override
    public DenseNetSpec withText(DenseNetSpec spec, String text) {
        return change.apply(spec, TypedNumber.decimal(text));
    }

    @Override
    public double fraction(DenseNetSpec spec) {
        return scale.fractionOf(value.applyAsDouble(spec));
    }

    @Override
    public DenseNetSpec withFraction(DenseNetSpec spec, double fraction) {
        return change.apply(spec, scale.valueAt(fraction));
    }

    @Override
    public String expected() {
        return Messages.text("design.reason.decimal", 0.5);
    }

    private static Locale locale() {
        return Locale.getDefault(Locale.Category.FORMAT);
    }
}
