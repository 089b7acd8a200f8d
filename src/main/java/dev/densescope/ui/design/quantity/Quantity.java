package dev.densescope.ui.design.quantity;

import dev.densescope.spec.DenseNetSpec;

/** A number of a design with a slider and a text field. */
public interface Quantity {
    /** The field's name in {@link dev.densescope.spec.InvalidSpecException}. */
    String field();

    /** The label. */
    String label();

    /** The name of a change in the undo menu. */
    String editName();

    /** Its value as text. */
    String text(DenseNetSpec spec);

    /**
     * The design with a typed value.
     *
     * @throws NumberFormatException if the text is not a number of this kind
     * @throws dev.densescope.spec.InvalidSpecException if the number is not allowed
     */
    DenseNetSpec withText(DenseNetSpec spec, String text);

    /** The position of the slider, from 0 to 1. */
    double fraction(DenseNetSpec spec);

    /**
     * The design with the slider moved.
     *
     * @param spec the design before the slider was dragged
     * @throws dev.densescope.spec.InvalidSpecException if the value at this position is not allowed
     */
    DenseNetSpec withFraction(DenseNetSpec spec, double fraction);

    /** A sentence with the expected form of the text, for the error message. */
    String expected();
}
