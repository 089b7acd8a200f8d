package dev.densescope.report.typeface;

/**
 * A part of a text that is written with one font. All its characters have glyphs.
 *
 * @param width in thousandths of the font size
 */
public record FaceRun(Face face, String text, double width) {}
