package dev.densescope.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Text in which nothing commands a terminal: names of devices, files and classes come from elsewhere. Characters that control
 * (escapes among them) or change the direction of writing are shown as a question mark; line feeds and tabs stay.
 */
public final class PlainText {
    private static final char REPLACEMENT = '?';

    private PlainText() {}

    /** A writer that lets nothing else through. */
    static PrintWriter only(PrintWriter to, boolean flushesLines) {
        return new PrintWriter(new PlainWriter(to), flushesLines);
    }

    /** A text as a part of one line. */
    public static String line(String text) {
        return of(text.replace('\n', ' ').replace('\t', ' '));
    }

    /** A sentence in one line, without what stands around it: what the user typed, or files are called, may hold line feeds. */
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
                || (character >= '\u200e' && character <= '\u200f') // marks of direction
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
