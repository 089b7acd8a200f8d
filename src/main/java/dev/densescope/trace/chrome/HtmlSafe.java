package dev.densescope.trace.chrome;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;

/** Escapes the characters of markup, since viewers embed traces in pages. */
final class HtmlSafe extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] escapes = standardAsciiEscapesForJSON();
        for (char markup : new char[] {'<', '>', '&', '\''}) {
            escapes[markup] = ESCAPE_STANDARD;
        }
        return escapes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        return null; // no escapes of our own: Jackson asks only for those
    }
}
