package dev.densescope.report.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.content.ReportDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The structure that screen readers read. */
class PdfStructureTest {
    private static PDDocument pdf;
    private static final List<PDStructureElement> ELEMENTS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfReport.write(SampleRuns.smallReport(), out, WriteProgress.NONE);
        pdf = Loader.loadPDF(out.toByteArray());
        collect(pdf.getDocumentCatalog().getStructureTreeRoot());
    }

    @AfterAll
    static void close() throws IOException {
        pdf.close();
    }

    private static void collect(PDStructureNode node) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                ELEMENTS.add(element);
                collect(element);
            }
        }
    }

    @Test
    void headingsFormAnOutline() {
        assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked());
        assertEquals(1, of("H1").size());
        int sections = ReportDocument.of(SampleRuns.smallReport()).sections().size();
        assertEquals(sections + 1, of("H2").size(), "all sections and the appendix");
        int level = 0;
        for (PDStructureElement element : ELEMENTS) {
            if (element.getStructureType().matches("H[1-6]")) {
                int next = element.getStructureType().charAt(1) - '0';
                assertTrue(next <= level + 1, "no level is skipped");
                level = next;
            }
        }
    }

    @Test
    void everyRowOfATableHasAsManyCellsAndHeadingsSayWhatTheyAreOf() {
        assertTrue(of("Table").size() > 10);
        for (PDStructureElement table : of("Table")) {
            Set<Integer> counts = new HashSet<>();
            for (PDStructureElement row : within(table, "TR")) {
                counts.add(row.getKids().size());
            }
            assertEquals(1, counts.size(), "cells of rows " + counts);
        }
        for (PDStructureElement heading : of("TH")) {
            assertTrue(Set.of("Row", "Column").contains(attributes(heading).getNameAsString("Scope")));
        }
    }

    @Test
    void everyFigureIsDescribedAndHasItsPlace() {
        assertEquals(
                ReportDocument.of(SampleRuns.smallReport()).figures().size(),
                of("Figure").size());
        for (PDStructureElement figure : of("Figure")) {
            assertFalse(figure.getAlternateDescription().isBlank());
            assertNotNull(attributes(figure).getDictionaryObject(COSName.BBOX));
        }
    }

    private static COSDictionary attributes(PDStructureElement element) {
        return element.getAttributes().getObject(0).getCOSObject();
    }

    /** Nothing is drawn that neither belongs to an element nor is said to be decoration. */
    @Test
    void everythingOnEveryPageIsMarkedAndLeadsToItsElement() throws IOException {
        for (PDPage page : pdf.getPages()) {
            Set<Integer> marked = marked(page);
            PDParentTreeValue parents = (PDParentTreeValue) pdf.getDocumentCatalog()
                    .getStructureTreeRoot()
                    .getParentTree()
                    .getValue(page.getStructParents());
            COSArray elements = (COSArray) parents.getCOSObject();
            assertEquals(marked.size(), elements.size());
            for (int id : marked) {
                assertTrue(
                        refersTo(new PDStructureElement((COSDictionary) elements.getObject(id)), page, id),
                        "content " + id);
            }
        }
    }

    private static boolean refersTo(PDStructureElement element, PDPage page, int id) {
        return element.getKids().stream()
                .anyMatch(kid -> kid instanceof PDMarkedContentReference reference
                        && reference.getMCID() == id
                        && page.equals(reference.getPage()));
    }

    /** The ids of marked content; fails for what is drawn outside of marks. */
    private static Set<Integer> marked(PDPage page) throws IOException {
        Set<Integer> ids = new HashSet<>();
        int depth = 0;
        List<Object> operands = new ArrayList<>();
        for (Object token : new PDFStreamParser(page).parse()) {
            if (!(token instanceof Operator operator)) {
                operands.add(token);
                continue;
            }
            switch (operator.getName()) {
                case "BDC" -> {
                    depth++;
                    COSBase id = ((COSDictionary) operands.get(1)).getDictionaryObject(COSName.MCID);
                    assertTrue(ids.add(((COSInteger) id).intValue()), "each id once");
                }
                case "BMC" -> depth++;
                case "EMC" -> depth--;
                case "Tj", "TJ", "f", "S", "B", "s", "b" -> assertEquals(1, depth, operator.getName());
                default -> {}
            }
            operands.clear();
        }
        assertEquals(0, depth);
        return ids;
    }

    private static List<PDStructureElement> of(String type) {
        return ELEMENTS.stream()
                .filter(element -> element.getStructureType().equals(type))
                .toList();
    }

    private static List<PDStructureElement> within(PDStructureNode node, String type) {
        List<PDStructureElement> found = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (element.getStructureType().equals(type)) {
                    found.add(element);
                }
                found.addAll(within(element, type));
            }
        }
        return found;
    }
}
