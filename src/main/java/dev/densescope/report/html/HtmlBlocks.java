package dev.densescope.report.html;

import dev.densescope.report.analysis.finding.Finding;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.BlockWriter;
import dev.densescope.report.document.Figure;
import dev.densescope.report.document.LegendKey;
import dev.densescope.report.document.Paragraph;
import dev.densescope.report.document.Table;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.svg.Markup;
import dev.densescope.report.svg.SvgPicture;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes blocks as elements of a page. Confined to one thread. */
final class HtmlBlocks implements BlockWriter {
    private final Markup page;
    private final Runnable beforePicture;

    /** @param beforePicture called before each picture is drawn, and may cancel */
    HtmlBlocks(Markup page, Runnable beforePicture) {
        this.page = page;
        this.beforePicture = beforePicture;
    }

    @Override
    public void heading(Block.Heading heading) {
        page.element("h3", heading.text());
    }

    @Override
    public void findings(Block.Findings findings) {
        page.open("ul", "class", "findings").line();
        for (Finding finding : findings.findings()) {
            String kind = finding.kind().name().toLowerCase(Locale.ROOT);
            page.open("li").element("span", "", "class", "mark " + kind, "aria-label", kind);
            page.open("div").element("strong", finding.statement());
            page.open("div", "class", "note").text(finding.evidence() + " ");
            page.element("span", finding.action(), "class", "action");
            page.close().close().close().line();
        }
        page.close();
    }

    @Override
    public void legend(Block.Legend legend) {
        page.open("ul", "class", "legend");
        legend.keys().forEach(this::key);
        page.close().line();
    }

    /** A filled square, or a stroke. */
    private void key(LegendKey key) {
        String width = key.isLine() ? "18" : "10";
        page.open("li");
        page.open("svg", "class", key.isLine() ? "long" : "", "viewBox", "0 0 " + width + " 10", "aria-hidden", "true");
        if (key.isLine()) {
            page.empty("path", "class", key.style().id(), "d", "M0 5H18");
        } else {
            page.empty("rect", "class", key.style().id(), "width", "10", "height", "10", "rx", "2");
        }
        page.close().text(key.label()).close();
    }

    @Override
    public void facts(Block.Facts facts) {
        page.open("div", "class", "columns");
        facts.groups().forEach(group -> {
            page.open("div");
            group(group);
            page.close();
        });
        page.close();
    }

    private void group(Map<String, String> group) {
        page.open("table", "class", "facts").open("tbody");
        group.forEach((name, value) -> page.open("tr")
                .element("th", name, "scope", "row")
                .element("td", value)
                .close()
                .line());
        page.close().close();
    }

    @Override
    public void terms(Block.Terms terms) {
        page.open("dl", "class", "terms").line();
        terms.meanings()
                .forEach((term, meaning) ->
                        page.element("dt", term).element("dd", meaning).line());
        page.close();
    }

    @Override
    public void details(Block.Details details) {
        page.open("details", details.isOpen() ? new String[] {"open", ""} : new String[0]);
        page.element("summary", details.summary());
        details.blocks().forEach(block -> block.write(this));
        page.close().line();
    }

    @Override
    public void columns(Block.Columns columns) {
        page.open("div", "class", columns.columns().size() > 1 ? "columns" : "single");
        for (List<Block> column : columns.columns()) {
            page.open("div");
            column.forEach(block -> block.write(this));
            page.close();
        }
        page.close();
    }

    @Override
    public void code(Block.Code code) {
        page.element("pre", code.text()).line();
    }

    @Override
    public void paragraph(Paragraph paragraph) {
        page.open("p", styleClass(paragraph.role()));
        for (Paragraph.Run run : paragraph.runs()) {
            if (run.isStrong()) {
                page.element("strong", run.text());
            } else {
                page.text(run.text());
            }
        }
        page.close().line();
    }

    private static String[] styleClass(Paragraph.Role role) {
        return switch (role) {
            case PLAIN -> new String[0];
            case LEAD, CHART_LEAD -> new String[] {"class", "lead"};
            case FIGURES -> new String[] {"class", "figures"};
            case NOTE -> new String[] {"class", "note"};
        };
    }

    /** The style sheet shows the width that fits. */
    @Override
    public void figure(Figure figure) {
        for (ChartWidth width : ChartWidth.values()) {
            beforePicture.run();
            page.open("div", "class", "chart " + width.id())
                    .append(SvgPicture.inline(figure.picture(width)))
                    .close()
                    .line();
        }
    }

    @Override
    public void table(Table table) {
        new HtmlTable(table).write(page);
    }
}
