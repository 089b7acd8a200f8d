package dev.densescope.weights.store;

import dev.densescope.problem.DisplayText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Recognises text files by their first bytes: UTF-8, or UTF-16 with a byte order mark. */
final class TextHead {
    private static final char MARK = '\ufeff';
    private static final int MAX_SHOWN = 40;

    private TextHead() {}

    /** The start of the first line that is not blank; empty if the file is not text. */
    static Optional<String> firstLine(byte[] head) {
        return decoded(head)
                .filter(text -> text.chars().noneMatch(TextHead::isNoText))
                .map(TextHead::begin);
    }

    private static String begin(String text) {
        String first = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        String plain = DisplayText.plain(first, " ");
        return plain.length() > MAX_SHOWN ? plain.substring(0, MAX_SHOWN) + "..." : plain;
    }

    /** Decodes the bytes, ignoring an incomplete last character. */
    private static Optional<String> decoded(byte[] head) {
        CharBuffer characters = CharBuffer.allocate(head.length);
        CoderResult result = charset(head).newDecoder().decode(ByteBuffer.wrap(head), characters, false);
        String text = characters.flip().toString();
        return result.isError() || text.isEmpty() ? Optional.empty() : Optional.of(withoutMark(text));
    }

    private static Charset charset(byte[] head) {
        int first = head.length < 2 ? 0 : Byte.toUnsignedInt(head[0]) << Byte.SIZE | Byte.toUnsignedInt(head[1]);
        return first == 0xFEFF || first == 0xFFFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static String withoutMark(String text) {
        return text.charAt(0) == MARK ? text.substring(1) : text;
    }

    private static boolean isNoText(int character) {
        return Character.isISOControl(character) && !Character.isWhitespace(character);
    }
}
