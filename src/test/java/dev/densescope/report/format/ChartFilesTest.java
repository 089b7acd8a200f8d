package dev.densescope.report.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.HostileReports;
import dev.densescope.report.Report;
import dev.densescope.report.ReportFile;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.TotalsOfReports;
import dev.densescope.report.drawing.Ink;
import dev.densescope.report.drawing.PictureTheme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Charts as files, read by an XML parser and by ImageIO. */
class ChartFilesTest {
    private static final int WHITE = 0xFFFFFFFF;

    @Test
    void everyRunHasItsChartsAndRunsOfOneStrategyAreNumbered() {
        Report report = SampleRuns.report(SampleRuns.smallSpec(), Strategy.NAIVE, Strategy.SHARED, Strategy.NAIVE);
        assertEquals(
                List.of(
                        "reserved.svg",
                        "timeline-naive.svg",
                        "timeline-shared.svg",
                        "timeline-2-naive.svg",
                        "enlarged.svg",
                        "layers-naive.svg",
                        "layers-shared.svg",
                        "layers-2-naive.svg",
                        "loss.svg",
                        "accuracy.svg"),
                names(ReportFormat.SVG.files(report)));
        assertTrue(names(ReportFormat.PNG.files(report)).containsAll(List.of("reserved.png", "reserved@2x.png")));
    }

    @Test
    void aDarkPictureHasTheColoursOfTheDarkTheme() throws Exception {
        Report report = SampleRuns.smallReport();
        String svg = new String(
                write(ReportFormat.SVG.files(report, PictureTheme.DARK).get(0)), StandardCharsets.UTF_8);
        assertTrue(svg.contains("fill=\"" + Ink.BACKGROUND.hex(PictureTheme.DARK) + "\" width=\"100%\""));
        assertTrue(svg.contains(Ink.TEXT.hex(PictureTheme.DARK)));
        assertFalse(
                svg.contains(Ink.TEXT.hex(PictureTheme.LIGHT)) || svg.contains("#FFFFFF"), "nothing of the light one");
        byte[] png = write(ReportFormat.PNG.files(report, PictureTheme.DARK).get(0));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(Ink.BACKGROUND.rgb(PictureTheme.DARK), image.getRGB(1, 1) & 0xFFFFFF);
    }

    @Test
    void aPictureStandsAloneWithItsTitleAndLegendOnWhite() throws Exception {
        Document picture = parse(file(ReportFormat.SVG, "timeline-shared.svg"));
        Element root = picture.getDocumentElement();
        assertEquals("http://www.w3.org/2000/svg", root.getNamespaceURI());
        Element background = (Element) picture.getElementsByTagName("rect").item(0);
        assertEquals("#FFFFFF", background.getAttribute("fill"));
        assertEquals("100%", background.getAttribute("width"));
        Set<String> texts = new HashSet<>();
        NodeList labels = picture.getElementsByTagName("text");
        for (int i = 0; i < labels.getLength(); i++) {
            texts.add(labels.item(i).getTextContent());
        }
        assertTrue(
                texts.containsAll(List.of(
                        "Memory during one step: shared", "Small, batch 2", "batch norm", "predicted", "recompute")),
                texts.toString());
        assertFalse(
                new String(file(ReportFormat.SVG, "timeline-shared.svg"), StandardCharsets.UTF_8).contains("class="),
                "no style sheet is needed");
    }

    @Test
    void tooltipsHaveTheTotalsOfTheJsonReport() throws Exception {
        Report report = SampleRuns.smallReport();
        for (int i = 0; i < report.runs().size(); i++) {
            String name =
                    "timeline-" + report.runs().get(i).settings().storage().id() + ".svg";
            String text =
                    parse(file(ReportFormat.SVG, name)).getDocumentElement().getTextContent();
            String reserved = TotalsOfReports.measured(report, "reservedBytes").get(i);
            String peak = TotalsOfReports.measured(report, "peakLiveBytes").get(i);
            assertTrue(text.contains("(" + reserved + "\u00a0bytes)"), text);
            assertTrue(text.contains("(" + peak + "\u00a0bytes) live during"), text);
        }
    }

    @Test
    void anImageIsOnWhiteAndTheFineOneIsTwiceAsLarge() throws IOException {
        BufferedImage image = image("layers-shared.png");
        BufferedImage fine = image("layers-shared@2x.png");
        assertEquals(2 * image.getWidth(), fine.getWidth());
        assertEquals(2 * image.getHeight(), fine.getHeight(), 1);
        assertEquals(WHITE, image.getRGB(0, 0));
        assertEquals(WHITE, image.getRGB(image.getWidth() - 1, image.getHeight() - 1));
        assertFalse(image.getColorModel().hasAlpha());
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colours.add(image.getRGB(x, y));
            }
        }
        assertTrue(
                colours.containsAll(Set.of(0xFF009E73, 0xFF56B4E9, 0xFF0072B2)), "batch norm, 1x1 outputs, features");
        assertTrue(colours.size() > 30, "letters are smooth: " + colours.size());
    }

    @Test
    void equalReportsAreEqualFiles() throws IOException {
        assertArrayEquals(file(ReportFormat.PNG, "loss@2x.png"), file(ReportFormat.PNG, "loss@2x.png"));
        assertArrayEquals(file(ReportFormat.SVG, "loss.svg"), file(ReportFormat.SVG, "loss.svg"));
    }

    @Test
    void namesAreHarmless() throws Exception {
        Set<String> elements = Set.of("svg", "title", "rect", "path", "text", "g", "circle", "tspan");
        for (Report report : HostileReports.all()) {
            for (ReportFile file : ReportFormat.SVG.files(report)) {
                Document picture = parse(write(file));
                NodeList all = picture.getElementsByTagName("*");
                for (int i = 0; i < all.getLength(); i++) {
                    assertTrue(
                            elements.contains(all.item(i).getNodeName()),
                            all.item(i).getNodeName());
                }
                assertFalse(picture.getDocumentElement().getTextContent().contains("\u202e"));
            }
            assertTrue(
                    names(ReportFormat.SVG.files(report)).stream().allMatch(name -> name.matches("[a-z0-9-]+\\.svg")));
        }
        write(ReportFormat.PNG
                .files(HostileReports.of(HostileReports.RIGHT_TO_LEFT))
                .get(0));
    }

    private static byte[] file(ReportFormat format, String name) throws IOException {
        return write(format.files(SampleRuns.smallReport()).stream()
                .filter(file -> file.name().equals(name))
                .collect(Collectors.toList())
                .get(0));
    }

    private static BufferedImage image(String name) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file(ReportFormat.PNG, name)));
    }

    private static byte[] write(ReportFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.content().writeTo(out, fraction -> {});
        return out.toByteArray();
    }

    private static List<String> names(List<ReportFile> files) {
        return files.stream().map(ReportFile::name).toList();
    }

    private static Document parse(byte[] svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }
}
