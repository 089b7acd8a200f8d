package dev.densescope.report.drawing;

/** The background of pictures. */
public enum PictureTheme {
    /** White. */
    LIGHT,
    DARK,
    /** Black, with the colours of the window's high contrast; for pictures in the window. */
    HIGH_CONTRAST
}
