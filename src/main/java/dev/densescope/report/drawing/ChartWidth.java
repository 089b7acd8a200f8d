package dev.densescope.report.drawing;

/** The widths that charts are drawn for, so that labels keep their size on any screen and on paper. */
public enum ChartWidth {
    WIDE("wide", 1096),
    MEDIUM("medium", 704),
    NARROW("narrow", 360);

    private final String id;
    private final int pixels;

    ChartWidth(String id, int pixels) {
        this.id = id;
        this.pixels = pixels;
    }

    /** The CSS class that shows a chart of this width if it fits. */
    public String id() {
        return id;
    }

    public int pixels() {
        return pixels;
    }
}
