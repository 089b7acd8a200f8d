package dev.densescope.ui.design.quantity;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;

/** The width of a block's bottleneck in multiples of k, shown as {@code 4 k}, or {@code none} for 0. */
record BottleneckQuantity(WholeQuantity whole) implements Quantity {
    @Override
    public String field() {
        return whole.field();
    }

    @Override
    public String label() {
        return whole.label();
    }

    @Override
    public String editName() {
        return whole.editName();
    }

    @Override
    public String text(DenseNetSpec spec) {
        int bottleneck = whole.value().applyAsInt(spec);
        return bottleneck == 0 ? none() : Messages.text("design.bottleneck.width", bottleneck);
    }

    @Override
    public DenseNetSpec withText(DenseNetSpec spec, String text) {
        String typed = text.strip();
        if (typed.equalsIgnoreCase(none())) {
            return whole.change().apply(spec, 0);
        }
        return whole.withText(spec, typed.replaceFirst("\\s*[kK]$", ""));
    }

    @Override
    public double fraction(DenseNetSpec spec) {
        return whole.fraction(spec);
    }

    @Override
    public DenseNetSpec withFraction(DenseNetSpec spec, double fraction) {
        return whole.withFraction(spec, fraction);
    }

    @Override
    public String expected() {
        return whole.expected();
    }

    private static String none() {
        return Messages.text("design.bottleneck.none");
    }
}
