package dev.densescope.ui.theme;

/** What the user chose for colours. */
public enum Theme {
    LIGHT,
    DARK,
    HIGH_CONTRAST,
    /** As the desktop does, where it can be told; else light. */
    SYSTEM
}
