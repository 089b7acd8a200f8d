package dev.densescope.report.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.HostileReports;
import dev.densescope.report.Report;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.TotalsOfReports;
import dev.densescope.report.analysis.finding.Finding;
import dev.densescope.report.analysis.finding.Findings;
import dev.densescope.report.pdf.page.PageMeasures;
import dev.densescope.spec.Presets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

/** The document as PDFBox' own reader finds it. */
class PdfReportTest {
    private static final Pattern LAYER_ROW = Pattern.compile("block[0-9]+/layer[0-9]+ [0-9]+ × [0-9]+ × ");

    @Test
    void theTextIsThatOfTheReportAndCanBeSelected() throws IOException {
        Report report = SampleRuns.smallReport();
        try (PDDocument pdf = Loader.loadPDF(write(report))) {
            String text = text(pdf);
            for (Finding finding : Findings.of(report)) {
                assertTrue(text.contains(plain(finding.statement())), finding.statement());
                assertTrue(text.contains(plain(finding.evidence())), finding.evidence());
            }
            for (String total : TotalsOfReports.exact(report)) {
                assertTrue(text.contains(total), total);
            }
        }
    }

    @Test
    void everyPageHasItsNumber() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(write(SampleRuns.smallReport()))) {
            assertTrue(pdf.getNumberOfPages() > 4);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(pdf);
                assertTrue(text.contains(page + " / " + pdf.getNumberOfPages()), text);
                assertTrue(text.contains("Small, batch 2 · DenseScope report, 4 Mar 2025, 05:06 UTC"), text);
            }
        }
    }

    @Test
    void titleLanguageAndDatesAreThoseOfTheReport() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(write(SampleRuns.smallReport()))) {
            assertEquals(
                    "Small, batch 2 – DenseScope report",
                    pdf.getDocumentInformation().getTitle());
            assertEquals("en", pdf.getDocumentCatalog().getLanguage());
            assertTrue(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle());
            assertEquals(
                    SampleRuns.CREATED.atZone(ZoneOffset.UTC).toInstant(),
                    pdf.getDocumentInformation().getCreationDate().toInstant());
            String xmp = new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertTrue(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), xmp);
        }
    }

    @Test
    void equalReportsAreEqualFiles() throws IOException {
        assertArrayEquals(write(SampleRuns.smallReport()), write(SampleRuns.smallReport()));
    }

    @Test
    void everyFontIsEmbedded() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(write(HostileReports.of("\u03a9 \u0416 \u2248")))) {
            for (PDPage page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertTrue(font.isEmbedded(), font.getName());
                }
            }
            assertTrue(text(pdf).contains("\u03a9 \u0416 \u2248"), "Greek and Cyrillic letters can be read");
        }
    }

    @Test
    void bookmarksNameEverySectionAndItsHeadings() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(write(SampleRuns.smallReport()))) {
            var first = pdf.getDocumentCatalog().getDocumentOutline().getFirstChild();
            assertEquals("Findings", first.getTitle());
            var memory = first.getNextSibling().getNextSibling().getNextSibling();
            assertEquals("Memory during one step", memory.getTitle());
            assertEquals("naive", memory.getFirstChild().getTitle());
            assertEquals(
                    "Appendix",
                    pdf.getDocumentCatalog().getDocumentOutline().getLastChild().getTitle());
        }
    }

    /** A wide report: all strategies, long tables, long names. */
    @Test
    void noTextLeavesTheMarginsAndTablesRepeatTheirHeadings() throws IOException {
        String name = "A-name-without-spaces-".repeat(5) + " and with some".repeat(6);
        Report report = SampleRuns.report(
                Presets.find("densenet-bc-40-12").orElseThrow().withName(name), Strategy.values());
        try (PDDocument pdf = Loader.loadPDF(write(report))) {
            Margins margins = new Margins();
            margins.getText(pdf);
            assertTrue(margins.positions > 10_000, "letters " + margins.positions);
            int tables = 0;
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = plain(stripper.getText(pdf));
                if (LAYER_ROW.matcher(text).find()) {
                    tables++;
                    assertTrue(text.contains("Layer"), text);
                }
            }
            assertTrue(tables > Strategy.values().length / 2, tables + " pages of layers");
        }
    }

    @Test
    void textOutsideOfTheFontsIsSpelledAndExtractedAsItIs() throws IOException {
        for (Report report : HostileReports.all()) {
            try (PDDocument pdf = Loader.loadPDF(write(report))) {
                String text = text(pdf);
                assertFalse(text.contains("\u202e"));
                assertFalse(
                        String.valueOf(pdf.getDocumentInformation().getTitle()).contains("\u202e"));
            }
        }
        try (PDDocument pdf = Loader.loadPDF(write(HostileReports.of(HostileReports.RIGHT_TO_LEFT)))) {
            // PDFBox takes a line that begins with Hebrew for one from right to left; this one does not
            assertTrue(
                    text(pdf)
                            .contains(
                                    "shared (\u05d0\u05d1[U+202E]evil[U+202C] \ud83d\ude00 \u03a9 \u0416 [U+0007]) reserves"),
                    text(pdf).substring(0, 300));
        }
    }

    private static byte[] write(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfReport.write(report, out, WriteProgress.NONE);
        return out.toByteArray();
    }

    private static String text(PDDocument pdf) throws IOException {
        return plain(new PDFTextStripper().getText(pdf));
    }

    /** Without the difference of lines and of spaces. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", " ");
    }

    /** Checks the place of every letter. */
    private static final class Margins extends PDFTextStripper {
        private int positions;
        private String text = "";

        @Override
        public String getText(PDDocument pdf) throws IOException {
            setSortByPosition(true);
            text = plain(super.getText(pdf));
            return text;
        }

        @Override
        protected void processTextPosition(TextPosition position) {
            positions++;
            double right = position.getXDirAdj() + position.getWidthDirAdj();
            String where = position.getUnicode() + " at " + position.getXDirAdj() + ", " + position.getYDirAdj();
            assertTrue(position.getXDirAdj() >= PageMeasures.LEFT - 1, where);
            assertTrue(right <= PageMeasures.LEFT + PageMeasures.WIDTH + 8, where);
            assertTrue(position.getYDirAdj() <= PageMeasures.PAGE_HEIGHT - 20, where);
            super.processTextPosition(position);
        }
    }

    @Test
    void aReportOfManyRunsHasAllOfThem() throws IOException {
        List<String> strategies =
                Arrays.stream(Strategy.values()).map(Strategy::id).toList();
        Report report = SampleRuns.report(SampleRuns.smallSpec(), Strategy.values());
        try (PDDocument pdf = Loader.loadPDF(write(report))) {
            String text = text(pdf);
            strategies.forEach(id -> assertTrue(text.contains("Every layer under " + id), id));
        }
    }
}
