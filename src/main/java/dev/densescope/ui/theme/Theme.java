package dev.densescope.ui.theme;

/** The colour theme that the user selects. */
public enum Theme {
    LIGHT,
    DARK,
    HIGH_CONTRAST,
    /** The theme of the desktop, if it can be detected; otherwise light. */
    SYSTEM
}
