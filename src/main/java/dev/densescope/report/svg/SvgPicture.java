package dev.densescope.report.svg;

import dev.densescope.report.drawing.Ink;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.PictureTheme;

/** A picture as SVG: an element of a page, painted by its style sheet, or a file of its own. */
public final class SvgPicture {
    private SvgPicture() {}

    /** The element, for a page with the style sheet of reports. */
    public static Markup inline(Picture picture) {
        Markup markup = new Markup();
        markup.open(
                "svg",
                SvgFile.size(picture.width(), picture.height())
                        .with("role", "img")
                        .with("aria-label", picture.description())
                        .array());
        new SvgPainter(markup, StyleAttributes.BY_CLASS).paint(picture);
        return markup.close();
    }

    /** The text of a file, on the background of a theme. */
    public static String file(Picture picture, PictureTheme theme) {
        Markup markup =
                SvgFile.open(picture.width(), picture.height(), picture.description(), Ink.BACKGROUND.hex(theme));
        new SvgPainter(markup.line(), StyleAttributes.of(theme)).paint(picture);
        return SvgFile.finish(markup);
    }
}
