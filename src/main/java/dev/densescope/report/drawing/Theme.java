package dev.densescope.report.drawing;

/** Whether pictures have a white or a dark background. */
public enum Theme {
    LIGHT,
    DARK
}
