package dev.densescope.problem;

/** Sanitises untrusted text from files for messages. */
public final class DisplayText {
    private static final int MAX_CHARACTERS = 80;
    private static final int MAX_LINE = 300;

    private DisplayText() {}

    /** Returns at most 80 characters without control characters. */
    public static String of(String text) {
        String start = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) + "..." : text;
        return plain(start, "?");
    }

    /** Returns at most 300 characters, with spaces for control characters. */
    public static String line(String text) {
        return text.length() <= MAX_LINE ? plain(text, " ") : plain(text.substring(0, MAX_LINE), " ") + "...";
    }

    /** Replaces control characters, bidirectional formatting and unpaired surrogates. */
    public static String plain(String text, String replacement) {
        return isPrintableAscii(text) ? text : text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", replacement);
    }

    /** As most names are; other texts take longer to check. */
    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
