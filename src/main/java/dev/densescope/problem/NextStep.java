package dev.densescope.problem;

/** How the user can proceed in spite of a failure. */
public enum NextStep {
    /** Start even if there may be too little memory. */
    FORCE,
    /** Start with a new classifier, because the file's classifier has a different number of classes. */
    NEW_CLASSIFIER,
    /** Run on the processor instead. */
    PROCESSOR,
    /** Use folders that look like splits as classes. */
    FOLDERS_AS_CLASSES,
    /** Replace a file that belongs to another training. */
    REPLACE
}
