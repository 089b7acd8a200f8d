package dev.densescope.weights.store;

/** Text that anybody may have put into a file, made fit for a message. */
public final class DisplayText {
    private static final int MAX_CHARACTERS = 80;

    private DisplayText() {}

    /** At most eighty characters, none of them a control character. */
    public static String of(String text) {
        String start = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) + "..." : text;
        return plain(start, "?");
    }

    /** A text with something else in place of what controls, changes the direction of writing or is half a character. */
    public static String plain(String text, String replacement) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", replacement);
    }
}
