package dev.densescope.report.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.LayerDifference;
import dev.densescope.compare.LayerQuantity;
import dev.densescope.compare.SampleComparisons;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.ReportFile;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.csv.Rfc4180;
import dev.densescope.report.document.Figure;
import dev.densescope.report.format.ComparisonFormat;
import dev.densescope.session.RunRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonFilesTest {
    private static final String HOSTILE = "=1+1,\"<script>alert(1)</script>\"\r\n|\u202e@x";

    private final Comparison comparison = SampleComparisons.ofThree();

    @ParameterizedTest
    @EnumSource
    void everyFormatWritesTheFilesThatItNames(ComparisonFormat format) throws IOException {
        List<ReportFile> files = format.files(report(comparison));
        List<String> names = files.stream().map(ReportFile::name).toList();
        boolean ofCharts = format == ComparisonFormat.SVG || format == ComparisonFormat.PNG;
        assertEquals(ofCharts ? names : format.fileNames(), names);
        assertTrue(format.fileNames().containsAll(names), names::toString);
        for (ReportFile file : files) {
            assertFalse(text(file).isBlank());
        }
        assertEquals(format, ComparisonFormat.ofId(format.id()).orElseThrow());
    }

    @Test
    void everyChartOfTheDocumentIsAFile() {
        List<String> charts = ComparisonDocument.of(report(comparison)).figures().stream()
                .map(Figure::name)
                .toList();
        assertEquals(
                List.of("overlay-time", "overlay-time-imported", "overlay-operation", "overlay-layer", "layers-2"),
                charts);
        assertEquals(
                charts.stream().map(chart -> chart + ".svg").toList(),
                ComparisonFormat.SVG.files(report(comparison)).stream()
                        .map(ReportFile::name)
                        .toList());
    }

    @Test
    void chartsOfAnEarlierComparisonAreRemovedAndOtherFilesAreKept(@TempDir Path folder) throws IOException {
        Path earlier = Files.createFile(folder.resolve("layers-4.svg"));
        Path ours = Files.createFile(folder.resolve("layers-shared.svg"));
        Path other = Files.createFile(folder.resolve("layers-4.png"));
        List<Path> written =
                ComparisonFormat.write(List.of(ComparisonFormat.SVG), report(comparison), folder, WriteProgress.NONE);
        assertEquals(5, written.size());
        assertTrue(written.stream().allMatch(Files::isRegularFile));
        assertFalse(Files.exists(earlier));
        assertTrue(Files.exists(ours) && Files.exists(other));
    }

    @Test
    void jsonHasEveryNumber() throws IOException {
        JsonNode document = json(comparison);
        RunRecord shared = comparison.runs().get(1).run().orElseThrow();
        JsonNode run = document.at("/runs/1");
        assertEquals(
                shared.measurement().orElseThrow().reservedBytes(),
                run.get("reservedBytes").longValue());
        assertEquals(
                shared.prediction().peakLiveBytes(), run.get("peakLiveBytes").longValue());
        assertEquals(
                shared.medianStepNanos() / 1e6, run.at("/stepMillis/median").doubleValue());
        assertTrue(run.at("/timeRatio/low").doubleValue()
                <= run.at("/timeRatio/ratio").doubleValue());
        assertEquals("identical", run.at("/losses/verdict").textValue());
        assertEquals(shared.layers().size(), run.get("layers").size());
        long highest = 0;
        for (JsonNode bytes : run.at("/timeline/bytes")) {
            highest = Math.max(highest, bytes.longValue());
        }
        assertEquals(shared.prediction().peakLiveBytes(), highest);
        JsonNode snapshot = document.at("/runs/2");
        assertTrue(snapshot.get("forwardFeatureMapBytes").isNull());
        assertTrue(snapshot.at("/timeRatio/ratio").isNull());
        assertEquals("it has no measured step", snapshot.at("/timeRatio/reason").textValue());
        assertEquals("not-compared", snapshot.at("/losses/verdict").textValue());
    }

    @Test
    void csvHasARowForEachRunAndEachOfItsLayers() throws IOException {
        List<Map<String, String>> runs = csv(comparison, 0);
        assertEquals(
                comparison.labels(), runs.stream().map(row -> row.get("Run")).toList());
        assertEquals(
                Long.toString(comparison.reference().memory().reserved().getAsLong()),
                runs.get(0).get("Reserved bytes"));
        assertEquals("", runs.get(2).get("Median ms"));
        List<Map<String, String>> layers = csv(comparison, 1);
        LayerDifference stem = comparison.layers(1).get(0);
        Map<String, String> row = layers.stream()
                .filter(each ->
                        each.get("Run").equals("shared") && each.get("Layer").equals("stem"))
                .findFirst()
                .orElseThrow();
        assertEquals(Long.toString(stem.difference(LayerQuantity.PEAK)), row.get("Peak bytes less reference"));
        assertEquals(2 * comparison.reference().layers().size(), layers.size());
    }

    @Test
    void hostileNamesStayText() throws IOException {
        Comparison hostile = hostile();
        assertEquals(HOSTILE, json(hostile).at("/runs/2/label").textValue());
        String printed = text(ComparisonFormat.JSON.files(report(hostile)).get(0));
        assertFalse(printed.contains("\u202e"));
        assertEquals(
                "'" + HOSTILE.replace('\u202e', '\ufffd'),
                csv(hostile, 0).get(2).get("Run"));
    }

    /** The sample comparison, whose last run has a name that programs might run, and a design of such a name. */
    static Comparison hostile() {
        ComparedRun evil = SampleComparisons.snapshot(HOSTILE);
        RunRecord named =
                SampleRuns.run(SampleRuns.smallSpec().withName("<img src=x onerror=alert(1)>|`x`"), Strategy.SHARED, 5);
        return new Comparison(
                List.of(SampleComparisons.run(Strategy.NAIVE), SampleComparisons.inFile(named, "<b>.dscope"), evil));
    }

    private static JsonNode json(Comparison comparison) throws IOException {
        return new ObjectMapper()
                .readTree(text(ComparisonFormat.JSON.files(report(comparison)).get(0)));
    }

    private static List<Map<String, String>> csv(Comparison comparison, int file) throws IOException {
        return Rfc4180.rows(text(ComparisonFormat.CSV.files(report(comparison)).get(file)));
    }

    static ComparisonReport report(Comparison comparison) {
        return new ComparisonReport(comparison, SampleRuns.CREATED, "DenseScope 0.1.0");
    }

    private static String text(ReportFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.content().writeTo(out, WriteProgress.NONE);
        return out.toString(StandardCharsets.UTF_8);
    }
}
