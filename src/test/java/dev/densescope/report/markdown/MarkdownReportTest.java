package dev.densescope.report.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.HostileReports;
import dev.densescope.report.Report;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.TotalsOfReports;
import dev.densescope.report.analysis.finding.Findings;
import dev.densescope.report.document.Document;
import dev.densescope.spec.Presets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;

/** The text as a reader of GitHub's dialect finds it. */
class MarkdownReportTest {
    /** Addresses of mail are looked for below: unlike GitHub, the extension takes invisible characters for letters. */
    private static final List<Extension> DIALECT = List.of(
            TablesExtension.create(),
            AutolinkExtension.builder()
                    .linkTypes(AutolinkType.URL, AutolinkType.WWW)
                    .build());

    private static final Pattern OUR_HTML =
            Pattern.compile("<summary>(<b>)?[^<>]*(</b>)?</summary>|</?(details|sub|br)>|\\s");
    /** What GitHub makes links of in plain text. */
    private static final Pattern LINKED =
            Pattern.compile("(?i)(^|[^\\p{Alnum}])@[a-z0-9]|#[0-9]|GH-[0-9]|https?://|www\\.|:[a-z_]+:|[a-z]@[a-z]");

    @Test
    void theFindingsAreFirstAndAllAreThere() {
        Report report = SampleRuns.smallReport();
        String text = MarkdownReport.text(report);
        Parsed parsed = new Parsed(text);
        assertEquals("Small, batch 2", parsed.headings.get(0));
        assertEquals("Findings", parsed.headings.get(1));
        int items = Findings.of(report).size();
        assertTrue(parsed.plain.contains(Findings.of(report).get(0).statement()), parsed.plain);
        assertTrue(text.indexOf("### Strategies") > text.indexOf("### Findings"));
        assertEquals(items, parsed.itemsOfFirstList);
    }

    @Test
    void totalsAreThoseOfTheJsonReport() {
        Report report = SampleRuns.smallReport();
        String plain = new Parsed(MarkdownReport.text(report)).plain;
        for (String total : TotalsOfReports.exact(report)) {
            assertTrue(plain.contains(total), total);
        }
    }

    @Test
    void everyRowOfATableHasAsManyCells() {
        Parsed parsed = new Parsed(MarkdownReport.text(SampleRuns.smallReport()));
        assertTrue(parsed.tables > 8, "tables " + parsed.tables);
        parsed.cellCounts.forEach(counts -> assertEquals(1, counts.size(), counts.toString()));
    }

    @Test
    void detailsAreOpenedAndClosed() {
        String text = MarkdownReport.text(SampleRuns.smallReport());
        assertEquals(count(text, "<details>"), count(text, "</details>"));
        assertTrue(count(text, "<details>") > 8);
    }

    @Test
    void namesMarkUpNothingAndLinkNothing() {
        for (String name : HostileReports.NAMES) {
            String text = MarkdownReport.text(HostileReports.of(name));
            Parsed parsed = new Parsed(text);
            assertEquals(0, parsed.links, name);
            assertEquals(0, parsed.codes, name);
            assertEquals("", OUR_HTML.matcher(parsed.html).replaceAll(""), name);
            assertFalse(
                    LINKED.matcher(parsed.plain).find(),
                    () -> LINKED.matcher(parsed.plain)
                            .results()
                            .map(MatchResult::group)
                            .toList()
                            .toString());
            assertEquals(
                    new Parsed(MarkdownReport.text(HostileReports.of("plain"))).headings.size(),
                    parsed.headings.size(),
                    name);
            parsed.cellCounts.forEach(counts -> assertEquals(1, counts.size(), counts.toString()));
            assertEquals(count(text, "<details>"), count(text, "</details>"));
        }
    }

    /** Of a run file that names another program and another device. */
    @Test
    void programsAndDevicesMarkUpNothing() {
        for (String name : HostileReports.NAMES) {
            Document.Head head = new Document.Head("report", "title", name, "summary", List.of(), Instant.EPOCH);
            Parsed parsed = new Parsed(MarkdownPage.text(new Document(head, List.of(), name)));
            assertEquals(0, parsed.links, name);
            assertEquals(0, parsed.codes, name);
            assertEquals("", OUR_HTML.matcher(parsed.html).replaceAll(""), name);
            assertFalse(LINKED.matcher(parsed.plain).find(), name);
        }
    }

    @Test
    void namesCanStillBeRead() {
        String name = HostileReports.NAMES.get(0);
        String html = HtmlRenderer.builder()
                .extensions(DIALECT)
                .build()
                .render(Parser.builder()
                        .extensions(DIALECT)
                        .build()
                        .parse(MarkdownReport.text(HostileReports.of(name))));
        assertTrue(
                html.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; 'http:\u2060//example.org'"),
                html);
    }

    @Test
    void noCellIsAFormula() {
        for (String name : HostileReports.NAMES) {
            for (String cell : new Parsed(MarkdownReport.text(HostileReports.of(name))).cells) {
                assertFalse(
                        Pattern.compile("^[=@\t]|^[+-](?![0-9.,]+([\\p{Z}].*)?$)")
                                .matcher(cell)
                                .find(),
                        cell);
            }
        }
    }

    @Test
    void aLongReportFitsIntoAComment() {
        Report report = SampleRuns.report(
                Presets.find("densenet-bc-100-12").orElseThrow().withBatch(2), Strategy.values());
        String text = MarkdownReport.text(report);
        assertTrue(text.length() <= MarkdownPage.MAX_LENGTH, text.length() + " characters");
        assertTrue(
                text.contains("Left out, since a comment on GitHub has at most 65,536 characters: Every layer under"));
        assertEquals(count(text, "<details>"), count(text, "</details>"));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /** What a reader finds. */
    private static final class Parsed extends AbstractVisitor {
        private final List<String> headings = new ArrayList<>();
        private final List<Set<Integer>> cellCounts = new ArrayList<>();
        private final List<String> cells = new ArrayList<>();
        private String plain = "";
        private String html = "";
        private int links;
        private int codes;
        private int tables;
        private int itemsOfFirstList;

        Parsed(String markdown) {
            Parser.builder().extensions(DIALECT).build().parse(markdown).accept(this);
            plain = plain.replaceAll("[\\n ]+", " ");
        }

        @Override
        public void visit(Text text) {
            plain += text.getLiteral();
        }

        @Override
        public void visit(org.commonmark.node.SoftLineBreak lineBreak) {
            plain += "\n";
        }

        @Override
        public void visit(Heading heading) {
            int start = plain.length();
            visitChildren(heading);
            headings.add(plain.substring(start));
            plain += "\n";
        }

        @Override
        public void visit(BulletList list) {
            if (itemsOfFirstList == 0) {
                itemsOfFirstList = children(list).size();
            }
            visitChildren(list);
        }

        @Override
        public void visit(org.commonmark.node.Paragraph paragraph) {
            visitChildren(paragraph);
            plain += "\n";
        }

        @Override
        public void visit(Link link) {
            links++;
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            links++;
        }

        @Override
        public void visit(Code code) {
            codes++;
        }

        @Override
        public void visit(HtmlInline inline) {
            html += inline.getLiteral();
        }

        @Override
        public void visit(HtmlBlock block) {
            html += block.getLiteral();
        }

        @Override
        public void visit(org.commonmark.node.CustomBlock block) {
            tables++;
            cellCounts.add(new HashSet<>());
            visitChildren(block);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow) {
                cellCounts.get(cellCounts.size() - 1).add(children(node).size());
                for (Node cell : children(node)) {
                    int start = plain.length();
                    visitChildren(cell);
                    cells.add(plain.substring(start));
                    plain += "\n";
                }
            } else {
                visitChildren(node);
            }
        }

        private static List<Node> children(Node parent) {
            List<Node> children = new ArrayList<>();
            for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                children.add(child);
            }
            return children;
        }
    }
}
