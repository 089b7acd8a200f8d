package dev.densescope.report;

/**
 * Text that may come from files, as reports write it: without characters that control a reader, or that change the
 * direction of the text after them, so that names could disguise other text. U+FFFD replaces them.
 */
public final class VisibleText {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    private VisibleText() {}

    /** The text in one line: line breaks and tabs become spaces. */
    public static String line(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(codePoint -> out.appendCodePoint(inLine(codePoint)));
        return out.toString();
    }

    /** The text with its line breaks and tabs. */
    public static String lines(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(codePoint -> out.appendCodePoint(inLines(codePoint)));
        return out.toString();
    }

    /** A character of a line: a space for line breaks and tabs. */
    public static int inLine(int codePoint) {
        return isBreakOrTab(codePoint) || codePoint == LINE_SEPARATOR || codePoint == PARAGRAPH_SEPARATOR
                ? ' '
                : inLines(codePoint);
    }

    /** A character of a text with line breaks and tabs. */
    public static int inLines(int codePoint) {
        boolean isSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        boolean isNoCharacter = (codePoint & 0xFFFE) == 0xFFFE;
        boolean isControl = Character.isISOControl(codePoint) && !isBreakOrTab(codePoint);
        return isSurrogate || isNoCharacter || isControl || changesDirection(codePoint) ? REPLACEMENT : codePoint;
    }

    private static boolean isBreakOrTab(int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
    }

    /** Whether a character changes the direction of text, or marks one. */
    private static boolean changesDirection(int codePoint) {
        return codePoint == 0x061C
                || codePoint == 0x200E
                || codePoint == 0x200F
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
