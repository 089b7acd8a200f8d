package dev.densescope.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Text that cannot control a terminal, since names of devices, files and classes are untrusted. Control characters,
 * including escapes, and those that change the writing direction are shown as question marks; line feeds and tabs are
 * kept.
 */
public final class PlainText {
    private static final char REPLACEMENT = '?';

    private PlainText() {}

    /** A writer that filters all text. */
    static PrintWriter only(PrintWriter to, boolean flushesLines) {
        return new PrintWriter(new PlainWriter(to), flushesLines);
    }

    /** A text as a part of one line. */
    public static String line(String text) {
        return of(text.replace('\n', ' ').replace('\t', ' '));
    }

    /** A sentence in one line, without surrounding whitespace: user input and file names may contain line feeds. */
    public static String oneLine(String sentence) {
        return sentence.strip().replaceAll("\\p{Cntrl}+", " ");
    }

    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().forEach(character -> plain.append(plain((char) character)));
        return plain.toString();
    }

    private static char plain(char character) {
        return character == '\n' || character == '\t' || !commands(character) ? character : REPLACEMENT;
    }

    private static boolean commands(char character) {
        return Character.isISOControl(character)
                || character == '\u061c' // Arabic letter mark
                || (character >= '\u200e' && character <= '\u200f') // direction marks
                || (character >= '\u2028' && character <= '\u202e') // separators, embeddings, overrides
                || (character >= '\u2066' && character <= '\u2069'); // isolates
    }

    private static final class PlainWriter extends FilterWriter {
        PlainWriter(Writer to) {
            super(to);
        }

        @Override
        public void write(int character) throws IOException {
            super.write(plain((char) character));
        }

        @Override
        public void write(char[] characters, int offset, int length) throws IOException {
            write(new String(characters, offset, length), 0, length);
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            super.write(of(text.substring(offset, offset + length)), 0, length);
        }
    }
}
