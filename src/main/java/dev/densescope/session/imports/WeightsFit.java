package dev.densescope.session.imports;

/** Whether weights fit a design; batch and input side are ignored. */
public enum WeightsFit {
    /** All weights fit. */
    WHOLE,
    /** All but the classifier, which is missing or has another number of classes. */
    ALL_BUT_CLASSIFIER,
    /** The weights are of another network. */
    NONE
}
