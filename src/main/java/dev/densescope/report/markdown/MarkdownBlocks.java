package dev.densescope.report.markdown;

import dev.densescope.report.analysis.finding.Finding;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.BlockWriter;
import dev.densescope.report.document.Figure;
import dev.densescope.report.document.Paragraph;
import dev.densescope.report.document.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes blocks as Markdown. Charts, their legends and headings without text are left out. Confined to one thread. */
final class MarkdownBlocks implements BlockWriter {
    private final int room;
    private final StringBuilder out = new StringBuilder();
    private final List<String> leftOut = new ArrayList<>();
    private Optional<String> heading = Optional.empty();

    /** @param room for blocks that may be left out, in characters */
    MarkdownBlocks(int room) {
        this.room = room;
    }

    String text() {
        return out.toString();
    }

    /** Blocks for which there was no room. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** A paragraph of finished Markdown. */
    void line(String text) {
        heading.ifPresent(before -> out.append("#### ").append(before).append("\n\n"));
        heading = Optional.empty();
        out.append(text).append("\n\n");
    }

    @Override
    public void heading(Block.Heading next) {
        heading = Optional.of(EscapedText.inline(next.text()));
    }

    @Override
    public void findings(Block.Findings findings) {
        List<String> items = new ArrayList<>();
        for (Finding finding : findings.findings()) {
            items.add("- %s **%s** %s <br>→ %s"
                    .formatted(
                            mark(finding.kind()),
                            EscapedText.inline(finding.statement()),
                            EscapedText.inline(finding.evidence()),
                            EscapedText.inline(finding.action())));
        }
        line(String.join("\n", items));
    }

    private static String mark(Finding.Kind kind) {
        return switch (kind) {
            case GOOD -> "✅";
            case NOTE -> "ℹ️";
            case BAD -> "❌";
        };
    }

    @Override
    public void legend(Block.Legend legend) {
        // explains charts
    }

    @Override
    public void figure(Figure figure) {
        // GitHub shows no pictures that a comment brings along
    }

    @Override
    public void facts(Block.Facts facts) {
        facts.groups().forEach(this::list);
    }

    @Override
    public void terms(Block.Terms terms) {
        list(terms.meanings());
    }

    private void list(Map<String, String> meanings) {
        List<String> items = new ArrayList<>();
        meanings.forEach((name, meaning) ->
                items.add("- **%s**: %s".formatted(EscapedText.inline(name), EscapedText.inline(meaning))));
        line(String.join("\n", items));
    }

    @Override
    public void details(Block.Details details) {
        MarkdownBlocks inside = new MarkdownBlocks(room);
        details.blocks().forEach(block -> block.write(inside));
        String text = "<details>\n<summary>%s</summary>\n\n%s</details>"
                .formatted(EscapedText.html(details.summary()), inside.text());
        if (out.length() + text.length() > room) {
            leftOut.add(details.summary());
        } else {
            line(text);
        }
    }

    @Override
    public void columns(Block.Columns columns) {
        columns.parts().forEach(block -> block.write(this));
    }

    @Override
    public void code(Block.Code code) {
        String text = EscapedText.code(code.text());
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        line(fence + "\n" + text.strip() + "\n" + fence);
    }

    @Override
    public void paragraph(Paragraph paragraph) {
        if (paragraph.role() == Paragraph.Role.CHART_LEAD) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Paragraph.Run run : paragraph.runs()) {
            text.append(run.isStrong() ? strong(run.text()) : EscapedText.within(run.text()));
        }
        line(text.toString().strip());
    }

    private static String strong(String text) {
        return text.isEmpty() ? "" : "**" + EscapedText.within(text) + "**";
    }

    @Override
    public void table(Table table) {
        line(PipeTable.text(table));
    }
}
