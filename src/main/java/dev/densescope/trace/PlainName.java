package dev.densescope.trace;

import dev.densescope.problem.DisplayText;

/** Names of designs, operations and tensors in files for other programs. Names are untrusted. Pure. */
public final class PlainName {
    private static final int FIRST_PRINTABLE = ' ';
    private static final int LAST_PRINTABLE = '~';

    private PlainName() {}

    /** The name in one line, without control characters and without characters that change the writing direction. */
    public static String of(String name) {
        boolean plain = name.chars().allMatch(c -> c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE);
        return plain ? name : DisplayText.plain(name, " ").strip();
    }

    /** The name, or another one if nothing of it is left. */
    public static String of(String name, String otherwise) {
        String plain = of(name);
        return plain.isBlank() ? otherwise : plain;
    }
}
