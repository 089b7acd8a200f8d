package dev.densescope.report.typeface;

/**
 * A part of a text that is written with one font. All its characters have glyphs.
 *
 * @param width in thousandths of the font size
 * @param spelled the characters whose names {@code text} has, since no font has them; otherwise empty
 */
public record FaceRun(Face face, String text, double width, String spelled) {}
