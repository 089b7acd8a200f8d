package dev.densescope.ui.design.quantity;

import dev.densescope.spec.DenseNetSpec;

/** One number of a design that the user changes by slider or field. */
public interface Quantity {
    /** The field's name in {@link dev.densescope.spec.InvalidSpecException}. */
    String field();

    /** The word beside it. */
    String label();

    /** What undo calls a change of it. */
    String editName();

    /** Its value as text. */
    String text(DenseNetSpec spec);

    /**
     * The design with a typed value.
     *
     * @throws NumberFormatException if the text is no such number
     * @throws dev.densescope.spec.InvalidSpecException if the number is not allowed
     */
    DenseNetSpec withText(DenseNetSpec spec, String text);

    /** Where the slider stands, from 0 to 1. */
    double fraction(DenseNetSpec spec);

    /**
     * The design with the slider moved.
     *
     * @param spec as it was before the slider was taken hold of
     * @throws dev.densescope.spec.InvalidSpecException if the value there is not allowed
     */
    DenseNetSpec withFraction(DenseNetSpec spec, double fraction);

    /** What a text must be, for the reason beside the field. */
    String expected();
}
