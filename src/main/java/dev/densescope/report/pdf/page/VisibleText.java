package dev.densescope.report.pdf.page;

import dev.densescope.report.TextDirection;

/** Text of titles and descriptions, which the reading program shows in its own fonts. */
public final class VisibleText {
    private static final int REPLACEMENT = 0xFFFD;

    private VisibleText() {}

    /** The text without characters that control a reader. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(codePoint -> out.appendCodePoint(visible(codePoint)));
        return out.toString();
    }

    private static int visible(int codePoint) {
        if (codePoint == '\n' || codePoint == '\r' || codePoint == '\t') {
            return ' ';
        }
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        boolean noCharacter = (codePoint & 0xFFFE) == 0xFFFE;
        return surrogate || noCharacter || Character.isISOControl(codePoint) || TextDirection.isChangedBy(codePoint)
                ? REPLACEMENT
                : codePoint;
    }
}
