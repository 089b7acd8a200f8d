package dev.densescope.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A paragraph.
 *
 * @param runs its text in pieces
 */
public record Paragraph(Role role, List<Run> runs) implements Block {
    /** What a paragraph is for. */
    public enum Role {
        PLAIN,
        /** What the following blocks show. */
        LEAD,
        /** How to read the following charts. */
        CHART_LEAD,
        /** Numbers, those that matter strong. */
        FIGURES,
        NOTE
    }

    /** A piece of text. */
    public record Run(String text, boolean isStrong) {}

    public Paragraph {
        runs = List.copyOf(runs);
    }

    /** A paragraph of one piece. */
    public static Paragraph of(Role role, String text) {
        return new Paragraph(role, List.of(new Run(text, false)));
    }

    /** Numbers; an empty paragraph to add to. */
    public static Paragraph figures(String text) {
        return of(Role.FIGURES, text);
    }

    /** The same, followed by a strong and a plain piece. */
    public Paragraph and(String strong, String plain) {
        List<Run> more = new ArrayList<>(runs);
        more.add(new Run(strong, true));
        more.add(new Run(plain, false));
        return new Paragraph(role, more);
    }

    /** The whole text. */
    public String text() {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    @Override
    public void write(BlockWriter writer) {
        writer.paragraph(this);
    }
}
