package dev.densescope.report.svg;

import dev.densescope.report.drawing.Ink;
import dev.densescope.report.drawing.PictureTheme;
import dev.densescope.report.drawing.Style;
import dev.densescope.report.drawing.TextStyle;
import java.util.stream.Collectors;

/** The attributes that paint a style: a class of the page's style sheet, or the colours of a theme. */
interface StyleAttributes {
    /** For pages with the style sheet of reports. */
    StyleAttributes BY_CLASS = new StyleAttributes() {
        @Override
        public void add(Style style, SvgAttributes attributes) {
            attributes.with("class", style.id());
        }

        @Override
        public void add(TextStyle style, SvgAttributes attributes) {
            attributes.with("class", style.id());
        }
    };

    void add(Style style, SvgAttributes attributes);

    void add(TextStyle style, SvgAttributes attributes);

    /** The colours of a theme, for files without a style sheet. */
    static StyleAttributes of(PictureTheme theme) {
        return new StyleAttributes() {
            @Override
            public void add(Style style, SvgAttributes attributes) {
                addPaint(style, theme, attributes);
            }

            @Override
            public void add(TextStyle style, SvgAttributes attributes) {
                addFont(style, theme, attributes);
            }
        };
    }

    private static void addPaint(Style style, PictureTheme theme, SvgAttributes attributes) {
        attributes.with("fill", style.fill().map(ink -> ink.hex(theme)).orElse("none"));
        style.stroke()
                .ifPresent(ink -> attributes
                        .with("stroke", ink.hex(theme))
                        .with("stroke-width", style.width())
                        .with("stroke-linejoin", "round"));
        if (style.dashed()) {
            String dashes = Style.DASHES.stream()
                    .map(length -> Integer.toString(length.intValue()))
                    .collect(Collectors.joining(" "));
            attributes.with("stroke-dasharray", dashes);
        }
        if (style.opacity() < 1) {
            attributes.with("opacity", Double.toString(style.opacity()));
        }
    }

    private static void addFont(TextStyle style, PictureTheme theme, SvgAttributes attributes) {
        attributes.with("font-size", style.size()).with("fill", style.ink().hex(theme));
        if (style.isBold()) {
            attributes.with("font-weight", "600");
        }
        if (style.hasPlate()) {
            attributes
                    .with("paint-order", "stroke")
                    .with("stroke", Ink.BACKGROUND.hex(theme))
                    .with("stroke-width", 3)
                    .with("stroke-linejoin", "round");
        }
    }
}
