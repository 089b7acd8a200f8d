package dev.densescope.report.svg;

import dev.densescope.report.drawing.Outline;

/** The frame of an SVG file: what all pictures in files have in common. */
public final class SvgFile {
    private static final String FONT = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

    private SvgFile() {}

    /**
     * Starts a file, whose only element stays open.
     *
     * @param width in pixels
     * @param height in pixels
     * @param description for readers who cannot see it
     * @param background such as {@code #FFFFFF}
     */
    public static Markup open(double width, double height, String description, String background) {
        Markup markup = new Markup();
        markup.verbatim("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        markup.open(
                "svg",
                size(width, height)
                        .with("xmlns", "http://www.w3.org/2000/svg")
                        .with("role", "img")
                        .with("font-family", FONT)
                        .with("style", "font-variant-numeric:tabular-nums")
                        .array());
        markup.line().element("title", description).line();
        markup.empty("rect", "fill", background, "width", "100%", "height", "100%");
        return markup;
    }

    /** Ends a file; returns its text. */
    public static String finish(Markup markup) {
        return markup.line().close().line().finish();
    }

    /** The size of a picture. */
    static SvgAttributes size(double width, double height) {
        String widthText = Outline.number(width);
        String heightText = Outline.number(height);
        return new SvgAttributes()
                .with("viewBox", "0 0 " + widthText + " " + heightText)
                .with("width", widthText)
                .with("height", heightText);
    }
}
