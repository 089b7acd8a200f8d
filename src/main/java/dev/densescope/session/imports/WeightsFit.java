package dev.densescope.session.imports;

/** Whether weights are those of a design, whatever its batch and input side. */
public enum WeightsFit {
    /** All of them. */
    WHOLE,
    /** All but the classifier, which is missing or of another size. */
    ALL_BUT_CLASSIFIER,
    /** They are of another network. */
    NONE
}
