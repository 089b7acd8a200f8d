package dev.densescope.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.json.JsonReport;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class HtmlReportTest {
    private static final String HOSTILE = "<script>alert(\"x\")</script> & 'http://example.org'";

    @Test
    void thePageIsWellFormedWhateverTheOutcome() throws Exception {
        for (Report report : List.of(SampleRuns.smallReport(), singleRun(), endedEarly(), mixed())) {
            Document page = parse(HtmlReport.text(report));
            int timed = report.measuredRuns().isEmpty() ? 0 : 1;
            int frameworks = report.runs().stream()
                                    .map(run -> run.settings().spec())
                                    .distinct()
                                    .count()
                            == 1
                    ? 1
                    : 0;
            assertEquals(
                    9 + timed + frameworks, page.getElementsByTagName("section").getLength());
            assertEquals(timed == 1, HtmlReport.text(report).contains(">Waiting for images<"));
        }
    }

    @Test
    void frameworksAreCalledModels() throws Exception {
        Report report = SampleRuns.smallReport();
        Element section = (Element)
                parse(HtmlReport.text(report)).getElementsByTagName("section").item(5);
        assertTrue(section.getTextContent().startsWith("In other frameworks"), section.getTextContent());
        for (Framework framework : Framework.values()) {
            assertTrue(section.getTextContent().contains("or " + framework.library() + ", "), section.getTextContent());
        }
        NodeList rows = section.getElementsByTagName("tr");
        assertEquals(1 + Framework.values().length, rows.getLength());
        for (Framework framework : Framework.values()) {
            String row = rows.item(1 + framework.ordinal()).getTextContent();
            FrameworkNeed need = framework.need(Network.of(report.spec()));
            assertTrue(row.startsWith(framework.label() + "model"), row);
            assertTrue(row.endsWith("≈ " + QuantityText.FILES.bytes(need.reservedBytes())), row);
        }
        RunRecord other = SampleRuns.run(SampleRuns.smallSpec().withBatch(5), Strategy.NAIVE, 2);
        Report twoDesigns = Report.of(List.of(report.runs().get(0), other), SampleRuns.CREATED);
        assertFalse(HtmlReport.text(twoDesigns).contains("In other frameworks"));
    }

    @Test
    void nothingIsFetchedFromElsewhere() {
        String page = HtmlReport.text(SampleRuns.smallReport());
        assertFalse(Pattern.compile("https?:|//[a-z]|\\bsrc=|\\bhref=|url\\(|@import")
                .matcher(page)
                .find());
        assertTrue(page.contains("default-src &#39;none&#39;"));
    }

    @Test
    void userInputIsEscapedEverywhere() throws Exception {
        RunRecord run = SampleRuns.run(SampleRuns.smallSpec().withName(HOSTILE), Strategy.SHARED, 2);
        RunRecord other = SampleRuns.run(SampleRuns.smallSpec().withName("= " + HOSTILE), Strategy.NAIVE, 2);
        String text = HtmlReport.text(Report.of(List.of(run, other), SampleRuns.CREATED));
        assertFalse(text.contains("<script>alert"));
        Document page = parse(text);
        assertEquals(2, page.getElementsByTagName("script").getLength());
        assertTrue(page.getElementsByTagName("h1")
                .item(0)
                .getTextContent()
                .startsWith("<script>alert(\"x\")</script> & 'http://example.org'"));
    }

    @Test
    void theNumbersInsideAreThoseOfTheJsonReport() throws JsonProcessingException {
        Report report = SampleRuns.smallReport();
        Matcher data = Pattern.compile("id=\"report-data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(HtmlReport.text(report));
        assertTrue(data.find());
        ObjectMapper mapper = new ObjectMapper();
        assertEquals(mapper.readTree(JsonReport.text(report)), mapper.readTree(data.group(1)));
    }

    @Test
    void everyStrategyHasItsRowItsTimelineAndItsLayers() throws Exception {
        Report report = SampleRuns.smallReport();
        Document page = parse(HtmlReport.text(report));
        List<String> headings = texts(page.getElementsByTagName("h3"));
        for (RunRecord run : report.runs()) {
            String strategy = run.settings().storage().id();
            assertTrue(headings.stream().filter(strategy::equals).count() >= 2, strategy);
        }
        List<String> cells = texts(page.getElementsByTagName("td"));
        for (RunRecord run : report.runs()) {
            String reserved =
                    QuantityText.FILES.bytes(run.measurement().orElseThrow().reservedBytes());
            assertTrue(cells.contains(reserved + "as predicted"), reserved);
        }
        assertEquals(
                3, cells.stream().filter(cell -> cell.startsWith("✓ identical")).count());
    }

    @Test
    void everyTimeIsNamedForWhatItIsOf() throws Exception {
        String text = parse(HtmlReport.text(singleRun()))
                .getDocumentElement()
                .getTextContent()
                .replaceAll("[\u00a0\u202f]", " ");
        for (String named : List.of(
                "Means of the measured steps in milliseconds, because means add up",
                "All other times in this report are medians",
                "Medians: [0-9.]+ ms a step, [0-9.]+ ms forward",
                "The chart shows the last step, whose operations took [0-9.]+ ms\\.",
                "costs [0-9.]+ ms of a step's [0-9.]+ ms \\(medians\\), [0-9.]+ %")) {
            assertTrue(Pattern.compile(named).matcher(text).find(), named);
        }
    }

    @Test
    void theGlossaryTellsWhatEachStrategyDoes() throws Exception {
        List<String> terms = texts(parse(HtmlReport.text(singleRun())).getElementsByTagName("dt"));
        for (Strategy strategy : Strategy.values()) {
            assertTrue(terms.contains(strategy.id()), strategy.id() + " has no line in the page's Glossary");
        }
    }

    @Test
    void everyPictureSaysWhatItShows() throws Exception {
        NodeList pictures = parse(HtmlReport.text(SampleRuns.smallReport())).getElementsByTagName("svg");
        assertTrue(pictures.getLength() > 20);
        for (int i = 0; i < pictures.getLength(); i++) {
            Element picture = (Element) pictures.item(i);
            assertTrue(picture.hasAttribute("aria-label") || picture.hasAttribute("aria-hidden"));
        }
    }

    @Test
    void aRunThatRanOutOfMemorySaysSo() throws Exception {
        String text = parse(HtmlReport.text(endedEarly()))
                .getElementsByTagName("body")
                .item(0)
                .getTextContent();
        assertTrue(text.contains("No step was finished. The device has 8 GiB."));
        assertFalse(text.contains("NaN"));
        assertFalse(text.contains("Infinity"));
    }

    private static Report singleRun() {
        return SampleRuns.report(SampleRuns.smallSpec(), Strategy.SHARED);
    }

    private static Report endedEarly() {
        return Report.of(
                List.of(SampleRuns.endedBeforeFirstStep(
                        SampleRuns.smallSpec(),
                        Strategy.NAIVE,
                        new RunOutcome.OutOfMemory(1L << 40, "The device has 8 GiB."))),
                SampleRuns.CREATED);
    }

    private static Report mixed() {
        List<RunRecord> runs = new ArrayList<>(endedEarly().runs());
        runs.addAll(singleRun().runs());
        return Report.of(runs, SampleRuns.CREATED);
    }

    private static List<String> texts(NodeList nodes) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    /** The page is written so that an XML reader accepts it, but for the two elements whose text is raw in HTML. */
    private static Document parse(String html) throws ParserConfigurationException, IOException, SAXException {
        String xml = html.replace("<!DOCTYPE html>", "")
                .replaceAll("(?s)<style>.*?</style>", "<style/>")
                .replaceAll("(?s)(<script[^>]*)>.*?</script>", "$1/>");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
