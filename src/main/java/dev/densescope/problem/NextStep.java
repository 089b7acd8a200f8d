package dev.densescope.problem;

/** What a user may ask for to go on in spite of a refusal. */
public enum NextStep {
    /** Start although there may be too little memory. */
    FORCE,
    /** Begin with a new classifier, for the file's has other classes. */
    NEW_CLASSIFIER,
    /** Take folders that look like splits as classes. */
    FOLDERS_AS_CLASSES
}
