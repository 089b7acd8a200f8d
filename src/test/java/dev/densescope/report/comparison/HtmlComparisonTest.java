package dev.densescope.report.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.SampleComparisons;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.SampleBaselines;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.document.Figure;
import dev.densescope.report.format.ComparisonFormat;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlComparisonTest {
    @Test
    void thePageShowsEveryRunAndEveryAxis() throws Exception {
        Comparison comparison = SampleComparisons.ofThree();
        Document page = parse(html(comparison));
        Element table = (Element) page.getElementsByTagName("table").item(0);
        List<String> cells = texts(table.getElementsByTagName("td"));
        for (String label : comparison.labels()) {
            assertTrue(cells.stream().anyMatch(cell -> cell.startsWith(label)), label);
        }
        String reserved = QuantityText.FILES.bytes(
                comparison.runs().get(1).memory().reserved().getAsLong());
        assertTrue(cells.contains(reserved), reserved);
        assertTrue(cells.stream().anyMatch(cell -> cell.startsWith("✓ same bits")));
        String whole = page.getDocumentElement().getTextContent();
        assertTrue(whole.contains("Not on this axis: densenet121.pickle."));
        assertTrue(whole.contains(QuantityText.FILES.count(
                comparison.runs().get(2).memory().peakLive().getAsLong())));
    }

    @Test
    void chartsHaveNamesOfTheirOwnAndDescriptions() throws Exception {
        List<String> names =
                ComparisonDocument.of(ComparisonFilesTest.report(SampleComparisons.ofThree())).figures().stream()
                        .map(Figure::name)
                        .toList();
        assertEquals(
                List.of("overlay-time", "overlay-time-imported", "overlay-operation", "overlay-layer", "layers-2"),
                names);
        NodeList pictures = parse(html(SampleComparisons.ofThree())).getElementsByTagName("svg");
        long described = IntStream.range(0, pictures.getLength())
                .filter(i ->
                        !((Element) pictures.item(i)).getAttribute("aria-label").isEmpty())
                .count();
        assertEquals(3L * names.size(), described, "each in three widths");
    }

    @Test
    void onlyARecordMuchLongerThanAStepHasAChartOfItsOwn() {
        Comparison comparison = new Comparison(List.of(
                SampleComparisons.inFile(
                        SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, SampleComparisons.STEPS),
                        "naive.dscope"),
                SampleComparisons.snapshot("short.pickle", 1)));
        List<String> names = ComparisonDocument.of(ComparisonFilesTest.report(comparison)).figures().stream()
                .map(Figure::name)
                .toList();
        assertEquals(List.of("overlay-time", "overlay-operation", "overlay-layer"), names);
    }

    @Test
    void whatAllRunsTrainedIsToldOnceAndARunWithoutTimelineIsNotInTheLegend() throws Exception {
        String html = html(new Comparison(List.of(
                SampleComparisons.run(Strategy.NAIVE),
                SampleComparisons.run(Strategy.SHARED),
                ComparedRun.of(
                        SampleBaselines.of(
                                SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, SampleComparisons.STEPS), 0),
                        Optional.empty()))));
        String text = parse(html).getDocumentElement().getTextContent();
        assertTrue(text.contains("The same in all runs"), text);
        assertTrue(text.contains("synthetic"), text);
        assertTrue(text.contains("Not recorded over time, and not drawn: dl4j."), text);
        assertFalse(text.contains("Not on this axis"), text);
    }

    @Test
    void hostileNamesAreText() throws Exception {
        String html = html(ComparisonFilesTest.hostile());
        assertFalse(html.contains("<script>alert"));
        assertFalse(html.contains("<img"));
        String title = parse(html).getElementsByTagName("h1").item(0).getTextContent();
        assertTrue(title.contains("<script>alert(1)</script>"), title);
    }

    @Test
    void theNumbersOfThePageAreInItAsJson() throws Exception {
        Matcher data = Pattern.compile("id=\"comparison-data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(html(SampleComparisons.ofThree()));
        assertTrue(data.find());
        JsonNode document = new ObjectMapper().readTree(data.group(1));
        assertEquals(3, document.get("runs").size());
    }

    private static String html(Comparison comparison) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ComparisonFormat.HTML
                .files(ComparisonFilesTest.report(comparison))
                .get(0)
                .content()
                .writeTo(out, WriteProgress.NONE);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> texts(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    /** The page as XML, once what only HTML allows is gone. */
    private static Document parse(String html) throws Exception {
        String xml = html.replace("<!DOCTYPE html>", "")
                .replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("(?s)(<script[^>]*)>.*?</script>", "$1/>");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
