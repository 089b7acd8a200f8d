package dev.densescope.report;

/** Invisible characters that change the direction of the text after them, so that names could disguise other text. */
public final class TextDirection {
    private TextDirection() {}

    /** Whether a character changes the direction, or marks one. */
    public static boolean isChangedBy(int codePoint) {
        return codePoint == 0x061C
                || codePoint == 0x200E
                || codePoint == 0x200F
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
