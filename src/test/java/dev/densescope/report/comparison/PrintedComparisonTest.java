package dev.densescope.report.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.compare.Comparison;
import dev.densescope.compare.SampleComparisons;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.format.ComparisonFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** Comparisons as PDF and Markdown, as their readers find them. */
class PrintedComparisonTest {
    @Test
    void thePdfHasTheRunsAndTheirExactBytes() throws IOException {
        Comparison comparison = SampleComparisons.ofThree();
        try (PDDocument pdf = Loader.loadPDF(bytes(ComparisonFormat.PDF, comparison))) {
            String text = new PDFTextStripper().getText(pdf);
            assertTrue(pdf.getNumberOfPages() > 1);
            for (int run = 0; run < 3; run++) {
                assertTrue(text.contains(comparison.labels().get(run)));
                String exact = QuantityText.FILES.count(
                        comparison.runs().get(run).memory().reserved().getAsLong());
                assertTrue(text.contains(exact), exact);
            }
            assertTrue(text.contains("same bits"));
        }
    }

    @Test
    void theMarkdownHasARowForEachRun() throws IOException {
        Comparison comparison = SampleComparisons.ofThree();
        Parsed parsed = new Parsed(text(comparison));
        assertEquals(3, parsed.rowsOfFirstTable);
        String exact = QuantityText.FILES.count(
                comparison.reference().memory().reserved().getAsLong());
        assertTrue(text(comparison).contains(exact), exact);
    }

    @Test
    void theMarkdownDoesNotAnnounceChartsThatItHasNot() throws IOException {
        String text = text(SampleComparisons.ofThree());
        assertFalse(text.contains("dashed"), text);
        assertFalse(text.contains("Live memory"), text);
        assertTrue(text.contains("#### shared less naive\n\n<details>"), text);
        assertTrue(text.contains("The charts are in the HTML and the PDF."), text);
    }

    @Test
    void hostileNamesStayTextInMarkdown() throws IOException {
        Parsed parsed = new Parsed(text(ComparisonFilesTest.hostile()));
        assertEquals(3, parsed.rowsOfFirstTable, "a line break or a pipe in a name makes no row");
        for (String html : parsed.html) {
            assertFalse(html.contains("<script") || html.contains("<img"), html);
        }
    }

    @Test
    void hostileNamesDoNotBreakThePdf() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes(ComparisonFormat.PDF, ComparisonFilesTest.hostile()))) {
            assertTrue(new PDFTextStripper().getText(pdf).contains("<script>alert(1)</script>"));
        }
    }

    private static String text(Comparison comparison) throws IOException {
        return new String(bytes(ComparisonFormat.MARKDOWN, comparison), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ComparisonFormat format, Comparison comparison) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.files(ComparisonFilesTest.report(comparison)).get(0).content().writeTo(out, WriteProgress.NONE);
        return out.toByteArray();
    }

    /** What a reader of GitHub's dialect finds. */
    private static final class Parsed extends AbstractVisitor {
        private final List<String> html = new ArrayList<>();
        private int rowsOfFirstTable;

        Parsed(String text) {
            Node page = Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .build()
                    .parse(text);
            page.accept(this);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableBody && rowsOfFirstTable == 0) {
                for (Node row = node.getFirstChild(); row != null; row = row.getNext()) {
                    rowsOfFirstTable += row instanceof TableRow ? 1 : 0;
                }
            }
            visitChildren(node);
        }

        @Override
        public void visit(HtmlInline inline) {
            html.add(inline.getLiteral());
        }

        @Override
        public void visit(HtmlBlock block) {
            html.add(block.getLiteral());
        }
    }
}
