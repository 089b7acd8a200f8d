package dev.densescope.report.svg;

import dev.densescope.report.VisibleText;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML and SVG element by element. Escapes all text and attribute values. Confined to one thread. */
public final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes alternating names and values
     */
    public Markup open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /** Closes the last opened element. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that contains only text. */
    public Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** An empty element, such as {@code path}. */
    public Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    /** Text, escaped. */
    public Markup text(String text) {
        escape(text);
        return this;
    }

    /** The output of another writer. */
    public Markup append(Markup finished) {
        out.append(finished.finish());
        return this;
    }

    /** The program's own style or script, or JSON without {@code <}, unescaped. Never text of a user. */
    public Markup verbatim(String trusted) {
        out.append(trusted);
        return this;
    }

    /** A line break in the source, for readers of the file. */
    public Markup line() {
        out.append('\n');
        return this;
    }

    /** Everything written; every element must be closed. */
    public String finish() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("element " + open.peek() + " is still open");
        }
        return out.toString();
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        text.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(VisibleText.inLines(codePoint));
            }
        });
    }
}
