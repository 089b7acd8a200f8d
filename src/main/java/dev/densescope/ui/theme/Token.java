package dev.densescope.ui.theme;

/** The purpose of a colour. Each is a looked-up colour in style sheets, such as {@code -ds-accent-soft}. */
public enum Token {
    BACKGROUND("-ds-background"),
    PANEL("-ds-panel"),
    /** Hairline borders and grid lines. */
    LINE("-ds-line"),
    /** Borders that must be seen, such as those of fields and of transitions. */
    STRONG_LINE("-ds-strong-line"),
    TEXT("-ds-text"),
    MUTED("-ds-muted"),
    ACCENT("-ds-accent"),
    ACCENT_SOFT("-ds-accent-soft"),
    /** The accent under the pointer. */
    ACCENT_STRONG("-ds-accent-strong"),
    /** Text on the accent. */
    ON_ACCENT("-ds-on-accent"),
    /** The element under the pointer, and a second selection. */
    HOVER("-ds-hover"),
    /** The empty part of sliders and progress bars; transitions in pictures. */
    TRACK("-ds-track"),
    BAD("-ds-bad"),
    GOOD("-ds-good"),
    /** Recomputation in backward: operations, times and costs. */
    RECOMPUTE("-ds-recompute"),
    /** The same as text, readable on a panel. */
    RECOMPUTE_TEXT("-ds-recompute-text"),
    /** Scratch memory: the one category whose colour depends on the theme. */
    WORKSPACE("-ds-workspace");

    private final String css;

    Token(String css) {
        this.css = css;
    }

    /** Its name in style sheets. */
    public String css() {
        return css;
    }
}
