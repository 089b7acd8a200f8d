package dev.densescope.report.markdown;

import dev.densescope.report.VisibleText;
import java.util.regex.Pattern;

/**
 * Text that means nothing to a reader of Markdown but itself: it neither marks up, nor links, nor mentions anybody. Where
 * GitHub would see a link, a mention, an issue or an emoji, an invisible character is put between.
 */
final class EscapedText {
    private static final String WORD_JOINER = "\u2060";

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]~|$]");
    private static final Pattern BLOCK_START =
            Pattern.compile("^(?=[-+](\\s|$)|#{1,6}(\\s|$)|-{3,}|={3,})|(?<=^[0-9]{1,9})(?=[.)](\\s|$))");
    private static final Pattern LINKED = Pattern.compile(
            "@(?=[\\p{Alnum}])|#(?=[0-9])|(?<=[Gg][Hh])-(?=[0-9])|:(?=//|[\\p{Alnum}_+-]+:)|(?<=[Ww]{3})(?=\\.)|(?i)(?<=mailto|xmpp):");
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@]");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9.,]*([eE][+-]?[0-9]+)?([\\p{Z}].*)?");

    private EscapedText() {}

    /** A text that may begin a line. */
    static String inline(String text) {
        return BLOCK_START.matcher(within(text.strip())).replaceFirst("\\\\");
    }

    /** A text within a line; spaces at its ends are kept. */
    static String within(String text) {
        return MARKUP.matcher(html(text)).replaceAll("\\\\$0");
    }

    /** Text of a cell, which a spreadsheet does not take for a formula if the table is copied there. */
    static String cell(String text) {
        boolean isFormula =
                FORMULA.matcher(text).find() && !NUMBER.matcher(text).matches();
        return within(isFormula ? "'" + text.strip() : text.strip());
    }

    /** Text within a block of HTML, in which nothing is Markdown; elements within a line are none. */
    static String html(String text) {
        String entities = VisibleText.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        return LINKED.matcher(entities).replaceAll("$0" + WORD_JOINER);
    }

    /** The text of a block of code, in which only its end matters. */
    static String code(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(codePoint -> out.appendCodePoint(codePoint == '\n' ? '\n' : VisibleText.inLine(codePoint)));
        return out.toString();
    }
}
