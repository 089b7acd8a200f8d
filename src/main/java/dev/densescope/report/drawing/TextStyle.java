package dev.densescope.report.drawing;

/** How a label is written. */
public enum TextStyle {
    /** The number of a tick. */
    TICK("tick", 11, false, Ink.MUTED),
    /** The name of a block. */
    BLOCK("block", 11, false, Ink.MUTED),
    /** A note on the plot, on a plate of the background's colour. */
    NOTE("note", 11, false, Ink.MUTED),
    /** The name of a point. */
    NAME("name", 11, true, Ink.TEXT),
    /** A text on the colour of the accent. */
    TAG("tag", 11, true, Ink.BACKGROUND),
    /** The name of a bar. */
    BAR_NAME("bar-label", 13, true, Ink.TEXT),
    /** The value of a bar. */
    BAR_VALUE("bar-value", 13, false, Ink.MUTED),
    /** The title of a picture. */
    TITLE("title", 15, true, Ink.TEXT),
    /** What a picture shows, below its title; an entry of a legend. */
    CAPTION("caption", 12, false, Ink.MUTED);

    private final String id;
    private final double size;
    private final boolean bold;
    private final Ink ink;

    TextStyle(String id, double size, boolean bold, Ink ink) {
        this.id = id;
        this.size = size;
        this.bold = bold;
        this.ink = ink;
    }

    /** The class of the style sheet that writes the same. */
    public String id() {
        return id;
    }

    /** Height of the letters in pixels. */
    public double size() {
        return size;
    }

    public boolean isBold() {
        return bold;
    }

    public Ink ink() {
        return ink;
    }

    /** Whether lines behind the letters are covered. */
    public boolean hasPlate() {
        return this == NOTE;
    }
}
