package dev.densescope.trace;

import dev.densescope.problem.DisplayText;

/** Names of designs, operations and tensors in files for other programs. Names are untrusted. Pure. */
public final class PlainName {
    private PlainName() {}

    /** The name in one line, without control characters and without characters that change the writing direction. */
    public static String of(String name) {
        return DisplayText.plain(name, " ").strip();
    }

    /** The name, or another one if nothing of it is left. */
    public static String of(String name, String otherwise) {
        String plain = of(name);
        return plain.isBlank() ? otherwise : plain;
    }
}
