package dev.densescope.report.pdf.page;

/** Measures of the page, in points: A4 with margins that every printer can print. */
public final class PageMeasures {
    public static final double PAGE_WIDTH = 595.28;
    public static final double PAGE_HEIGHT = 841.89;
    public static final double LEFT = 48;
    public static final double TOP = 48;
    public static final double BOTTOM = 56;
    public static final double WIDTH = PAGE_WIDTH - 2 * LEFT;
    /** Height for content. */
    public static final double HEIGHT = PAGE_HEIGHT - TOP - BOTTOM;
    /** From the lower edge to the baseline of the footer. */
    public static final double FOOTER = 30;

    private PageMeasures() {}
}
