package dev.densescope.report.markdown;

import dev.densescope.report.document.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * A document in GitHub's dialect of Markdown. The first sections are open, the others collapsed. Charts are left out, and
 * parts for which a comment has no room, which are named at the end.
 */
public final class MarkdownPage {
    /** Maximum length of a comment on GitHub, in characters. */
    public static final int MAX_LENGTH = 65_536;

    private static final int ROOM_FOR_END = 2_000;
    private static final int OPEN_SECTIONS = 2;

    private final Document document;
    private final StringBuilder page = new StringBuilder();
    private final List<String> leftOut = new ArrayList<>();

    private MarkdownPage(Document document) {
        this.document = document;
    }

    /** The text of a document. */
    public static String text(Document document) {
        return new MarkdownPage(document).write();
    }

    private String write() {
        writeHead();
        for (int i = 0; i < document.sections().size(); i++) {
            write(document.sections().get(i), i < OPEN_SECTIONS);
        }
        writeEnd();
        return page.toString();
    }

    private void writeHead() {
        Document.Head head = document.head();
        page.append("## ").append(EscapedText.inline(head.title())).append("\n\n");
        page.append("**").append(EscapedText.inline(head.summary())).append("**\n\n");
        page.append("<sub>")
                .append(EscapedText.within(head.subtitle()))
                .append("<br>")
                .append(EscapedText.within(head.origin()))
                .append("</sub>\n\n");
    }

    private void write(Document.Section section, boolean isOpen) {
        int room = MAX_LENGTH - ROOM_FOR_END - page.length();
        MarkdownBlocks blocks = new MarkdownBlocks(Math.max(0, room));
        if (!section.lead().isEmpty()) {
            blocks.line(EscapedText.inline(section.lead()));
        }
        section.blocks().forEach(block -> block.write(blocks));
        if (blocks.text().isEmpty()) {
            return; // it has only charts
        }
        String heading = isOpen
                ? "### %s\n\n".formatted(EscapedText.inline(section.heading()))
                : "<details>\n<summary><b>%s</b></summary>\n\n".formatted(EscapedText.html(section.heading()));
        String text = heading + blocks.text() + (isOpen ? "" : "</details>\n\n");
        if (isOpen || text.length() <= room) {
            page.append(text);
            leftOut.addAll(blocks.leftOut());
        } else {
            leftOut.add(section.heading());
        }
    }

    private void writeEnd() {
        if (!leftOut.isEmpty()) {
            String names = EscapedText.inline(String.join("; ", leftOut));
            String end = names.length() < ROOM_FOR_END - 400 ? ": " + names : "";
            page.append(
                    "Left out, since a comment on GitHub has at most 65,536 characters%s. The other formats have all.\n\n"
                            .formatted(end));
        }
        page.append("<sub>Made by ")
                .append(EscapedText.within(document.program()))
                .append(document.figures().isEmpty() ? "" : ". The charts are in the HTML and the PDF.")
                .append("</sub>\n");
    }
}
