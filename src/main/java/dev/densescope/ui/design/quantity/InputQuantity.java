package dev.densescope.ui.design.quantity;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.ui.Messages;

/**
 * The input size in pixels: one side if it is square, otherwise {@code height × width}. The slider sets the height, and
 * the width keeps the aspect ratio.
 */
record InputQuantity(Scale scale) implements Quantity {
    @Override
    public String field() {
        return "input";
    }

    @Override
    public String label() {
        return Messages.text("design.field.input");
    }

    @Override
    public String editName() {
        return Messages.text("design.edit.input");
    }

    @Override
    public String text(DenseNetSpec spec) {
        InputSpec input = spec.input();
        return input.height() == input.width()
                ? String.valueOf(input.height())
                : input.height() + " × " + input.width();
    }

    @Override
    public DenseNetSpec withText(DenseNetSpec spec, String text) {
        String[] sides = text.strip().split("\\s*[xX×*]\\s*", -1);
        if (sides.length > 2) {
            throw new NumberFormatException(text);
        }
        int height = WholeQuantity.parse(sides[0]);
        return with(spec, height, sides.length == 1 ? height : WholeQuantity.parse(sides[1]));
    }

    @Override
    public double fraction(DenseNetSpec spec) {
        return scale.fractionOf(spec.input().height());
    }

    @Override
    public DenseNetSpec withFraction(DenseNetSpec spec, double fraction) {
        InputSpec input = spec.input();
        int height = (int) Math.round(scale.valueAt(fraction));
        long width = Math.round((double) height * input.width() / input.height());
        return with(spec, height, (int) Math.max(1, width));
    }

    @Override
    public String expected() {
        return Messages.text("design.reason.input");
    }

    private static DenseNetSpec with(DenseNetSpec spec, int height, int width) {
        return spec.withInput(new InputSpec(spec.input().channels(), height, width));
    }
}
