package dev.densescope.report.svg;

import dev.densescope.report.drawing.Ink;
import dev.densescope.report.drawing.Outline;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.Theme;
import java.util.List;

/** A picture as SVG: an element of a page, painted by its style sheet, or a file of its own. */
public final class SvgPicture {
    private static final String FONT = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

    private SvgPicture() {}

    /** The element, for a page with the style sheet of reports. */
    public static Markup inline(Picture picture) {
        Markup markup = new Markup();
        open(markup, picture, List.of("role", "img", "aria-label", picture.description()));
        new SvgPainter(markup, StyleAttributes.BY_CLASS).paint(picture);
        return markup.close();
    }

    /** The text of a file, on the background of a theme. */
    public static String file(Picture picture, Theme theme) {
        Markup markup = new Markup();
        markup.verbatim("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        open(
                markup,
                picture,
                List.of(
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "role",
                        "img",
                        "font-family",
                        FONT,
                        "style",
                        "font-variant-numeric:tabular-nums"));
        markup.line().element("title", picture.description()).line();
        markup.empty("rect", "fill", Ink.BACKGROUND.hex(theme), "width", "100%", "height", "100%");
        new SvgPainter(markup.line(), StyleAttributes.of(theme)).paint(picture);
        return markup.line().close().line().finish();
    }

    private static void open(Markup markup, Picture picture, List<String> more) {
        String width = Outline.number(picture.width());
        String height = Outline.number(picture.height());
        SvgAttributes attributes = new SvgAttributes()
                .with("viewBox", "0 0 " + width + " " + height)
                .with("width", width)
                .with("height", height);
        for (int i = 0; i < more.size(); i += 2) {
            attributes.with(more.get(i), more.get(i + 1));
        }
        markup.open("svg", attributes.array());
    }
}
