package dev.densescope.model.pytorch;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Literals of Python, in ASCII and on one line. */
final class PythonText {
    private PythonText() {}

    /** A string literal. Everything but plain ASCII is escaped, so no text can end the literal or its line. */
    static String string(String text) {
        return text.codePoints().mapToObj(PythonText::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    /** A tuple of values that are Python already. */
    static String tuple(List<String> values) {
        return values.stream().collect(Collectors.joining(", ", "(", values.size() == 1 ? ",)" : ")"));
    }

    /** A tuple of string literals. */
    static String strings(List<String> texts) {
        return tuple(texts.stream().map(PythonText::string).toList());
    }

    /** A tuple of whole numbers. */
    static String integers(List<Integer> numbers) {
        return tuple(numbers.stream().map(String::valueOf).toList());
    }

    private static String escaped(int codePoint) {
        boolean isPlain = codePoint >= ' ' && codePoint < 0x7f && codePoint != '"' && codePoint != '\\';
        return isPlain ? Character.toString(codePoint) : String.format(Locale.ROOT, "\\U%08x", codePoint);
    }
}
