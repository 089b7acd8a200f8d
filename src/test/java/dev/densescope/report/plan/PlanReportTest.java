package dev.densescope.report.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.device.DeviceInfo;
import dev.densescope.framework.Framework;
import dev.densescope.plan.cost.CostSample;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.cost.Work;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.fit.Dimension;
import dev.densescope.plan.fit.Fits;
import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.report.HostileReports;
import dev.densescope.report.ReportFile;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.analysis.finding.Finding;
import dev.densescope.report.document.Document;
import dev.densescope.report.format.PlanFormat;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports of plans, read by the readers of each format. */
class PlanReportTest {
    private static final long BUDGET = 20L << 20;

    /** Time is bytes moved. */
    private static DeviceCosts costs() {
        List<CostSample> samples = List.of(
                new CostSample(new Work("any", 1_000_000, 0), 100_000),
                new CostSample(new Work("any", 2_000_000, 0), 200_000));
        return new DeviceCosts(
                new DeviceInfo("cpu", "a processor", "kernels", 4L << 30),
                FittedCosts.of(samples),
                DeviceCosts.Source.CALIBRATED);
    }

    private static PlanReport report(DenseNetSpec spec, DeviceCosts costs, Target target, Optional<Long> budget) {
        PlanSubject subject = new PlanSubject(spec, costs, PlanLocks.NONE, SampleRuns.CREATED, "DenseScope 0.1.0");
        PlanSearch search = PlanSearch.of(subject.network(), target, costs.costs(), PlanLocks.NONE, () -> false);
        PlanReport report = PlanReport.of(subject, search, 12);
        DesignsThatFit fits = new DesignsThatFit(
                1L << 30,
                List.of(new Fits(Strategies.recommended(), Map.of(Dimension.BATCH, 1234, Dimension.LAYERS, 20))));
        PlanReport fitting = report.fitting(fits);
        return budget.map(bytes -> fitting.within(
                        bytes, PlanReport.point(search, search.within(bytes).orElseThrow())))
                .orElse(fitting);
    }

    private static DenseNetSpec spec() {
        return Presets.find("densenet-bc-40-12").orElseThrow().withBatch(8);
    }

    private static PlanReport report() {
        return report(spec(), costs(), Target.processor(2), Optional.of(BUDGET));
    }

    /** The only plan of such a curve is that with the fewest bytes, which is not the fastest. */
    @Test
    void aReportWithOnePlanComparesItWithTheFastestOfAll() throws IOException {
        DeviceCosts costs = costs();
        PlanSubject subject = new PlanSubject(spec(), costs, PlanLocks.NONE, SampleRuns.CREATED, "DenseScope 0.1.0");
        PlanSearch search =
                PlanSearch.of(subject.network(), Target.processor(2), costs.costs(), PlanLocks.NONE, () -> false);
        PlanReport one = PlanReport.of(subject, search, 1);
        PlanReport many = PlanReport.of(subject, search, 12);
        assertEquals(1, one.points().size());
        assertTrue(one.overFastest(one.smallest()) > 0);
        assertEquals(many.overFastest(many.smallest()), one.overFastest(one.smallest()));
        for (PlannedStep strategy : one.alternatives().strategies()) {
            assertTrue(one.overFastest(strategy) >= 0, strategy.plan().id());
        }
        assertEquals(PlanSummary.sentence(many), PlanSummary.sentence(one));
        String html = new String(write(PlanFormat.HTML.files(one).get(0)), StandardCharsets.UTF_8);
        assertTrue(html.contains("The curve has 1 plan, the fastest that reserves as much; from "), html);
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatWritesTheFilesItAnnounces(PlanFormat format) throws IOException {
        List<ReportFile> files = format.files(report());
        assertEquals(format.fileNames(), files.stream().map(ReportFile::name).toList());
        for (ReportFile file : files) {
            assertTrue(write(file).length > 500, file.name());
        }
        assertEquals(Optional.of(format), PlanFormat.ofId(format.id()));
    }

    @Test
    void bytesAreThoseOfTheJsonReportInEveryFormat() throws IOException {
        PlanReport report = report();
        List<String> bytes = new ArrayList<>();
        JsonNode json =
                new ObjectMapper().readTree(write(PlanFormat.JSON.files(report).get(0)));
        assertEquals(BUDGET, json.get("budgetBytes").asLong());
        assertTrue(json.at("/chosen/boundMillis").asDouble()
                <= json.at("/chosen/stepMillis").asDouble() * 1.0001);
        bytes.add(grouped(json.at("/chosen/reservedBytes")));
        json.get("points").forEach(point -> bytes.add(grouped(point.get("reservedBytes"))));
        json.get("strategies").forEach(step -> bytes.add(grouped(step.get("reservedBytes"))));
        json.get("frameworks").forEach(step -> bytes.add(grouped(step.get("reservedBytes"))));
        assertEquals(
                1 + report.points().size() + Strategies.all(SharedScope.NETWORK).size() + Framework.values().length,
                bytes.size());
        String html = text(PlanFormat.HTML, report);
        String markdown = text(PlanFormat.MARKDOWN, report);
        String pdf = pdf(report);
        for (String each : bytes) {
            assertTrue(html.contains(">" + each + "<"), each);
            assertTrue(markdown.contains("| " + each + " |"), each);
            assertTrue(pdf.contains(each), each);
        }
        String curve = text(PlanFormat.SVG, report);
        assertTrue(curve.contains("Within the budget: " + bytes.get(0) + "\u00a0bytes"), curve);
    }

    @Test
    void theDocumentTellsTheBudgetTheCurveTheDecisionsAndWhatFits() throws IOException {
        Document document = PlanDocument.of(report());
        assertTrue(
                document.head().summary().startsWith("Within 20.0\u00a0MiB a step takes "),
                document.head().summary());
        assertEquals(
                List.of(
                        "Findings",
                        "Plans, strategies and frameworks",
                        "Plans on the curve",
                        "What each layer keeps",
                        "What fits into 1.00\u00a0GiB",
                        "Design",
                        "Where times come from",
                        "The plan as text"),
                document.sections().stream().map(Document.Section::heading).toList());
        String pdf = pdf(report());
        assertTrue(pdf.contains("1,234"), "the batch that fits");
        assertTrue(pdf.contains("densescope-plan/"), "the text of the plan");
        assertTrue(pdf.contains("block3/layer6"), "the decision for each layer");
    }

    @Test
    void everyFindingHasEvidenceAndAnAction() {
        for (PlanReport report : List.of(
                report(),
                report(spec(), costs(), Target.processor(2), Optional.empty()),
                report(
                        spec(),
                        DeviceCosts.roofline(KnownGpu.values()[0]),
                        Target.nvidia(false),
                        Optional.of(12L << 30)))) {
            List<Finding> findings = PlanFindings.of(report);
            assertTrue(findings.size() >= 3);
            for (Finding finding : findings) {
                assertTrue(
                        Pattern.compile("[0-9]").matcher(finding.evidence()).find()
                                || finding.evidence().contains("estimated"),
                        finding.evidence());
                assertFalse(finding.action().isBlank(), finding.statement());
            }
        }
    }

    @Test
    void theBudgetOfNoStrategyIsTold() {
        PlanReport all = report(spec(), costs(), Target.processor(2), Optional.empty());
        long least = all.smallest().reservedBytes();
        PlanReport report = report(spec(), costs(), Target.processor(2), Optional.of(least));
        assertTrue(
                PlanFindings.of(report).stream()
                        .anyMatch(finding -> finding.statement().startsWith("No strategy fits within the budget")),
                PlanFindings.of(report).toString());
    }

    /** The fastest of all plans is the fastest with these locks, and a strategy without them can be faster. */
    @Test
    void aStrategyThatIsFasterThanThePlanWithLocksIsNotCalledAsFast() {
        Map<LayerPath, Recomputed> locked = new HashMap<>();
        for (int layer = 1; layer <= 6; layer++) {
            locked.put(
                    LayerPath.denseLayer(1, layer),
                    Recomputed.of(LayerOutput.NORM1, LayerOutput.CONVOLUTION1, LayerOutput.NORM2));
        }
        PlanSubject subject =
                new PlanSubject(spec(), costs(), new PlanLocks(locked), SampleRuns.CREATED, "DenseScope 0.1.0");
        PlanSearch search = PlanSearch.of(
                subject.network(), Target.processor(2), subject.costs().costs(), subject.locks(), () -> false);
        long bytes = 1L << 30;
        PlanReport report = PlanReport.of(subject, search, 12)
                .within(bytes, PlanReport.point(search, search.within(bytes).orElseThrow()));
        assertTrue(
                PlanSummary.sentence(report).endsWith("as fast as with any amount of memory and these locks."),
                PlanSummary.sentence(report));
        List<Finding> findings = PlanFindings.of(report);
        assertTrue(findings.get(0).evidence().contains(" No plan with these locks that reserves as much "));
        assertTrue(
                findings.get(1)
                        .statement()
                        .matches(
                                ".*, the fastest strategy within the budget, is .* faster than this plan, which has the"
                                        + " locks\\."),
                findings.get(1).statement());
        assertTrue(findings.get(1).action().startsWith("Remove locks, or use the strategy "));
    }

    @Test
    void timesOfARooflineAreRanges() throws IOException {
        PlanReport report =
                report(spec(), DeviceCosts.roofline(KnownGpu.values()[0]), Target.nvidia(false), Optional.empty());
        assertTrue(PlanSummary.sentence(report).matches("With .* a step takes .* to .*"), PlanSummary.sentence(report));
        assertTrue(text(PlanFormat.MARKDOWN, report).matches("(?s).*\\| [0-9.]+ to [0-9.]+ \\|.*"));
    }

    @Test
    void namesAreHarmless() throws Exception {
        for (String name : HostileReports.NAMES) {
            DenseNetSpec named = SampleRuns.smallSpec().withName(name.replaceAll("\\p{Cntrl}", " "));
            PlanReport report = report(named, costs(), Target.processor(2), Optional.empty());
            assertFalse(text(PlanFormat.HTML, report).contains("<script>alert"));
            assertFalse(
                    text(PlanFormat.MARKDOWN, report)
                            .matches("(?s).*(<script|<img|https?://|(?<!\\\\)\\]\\(|@octocat).*"),
                    name);
            assertFalse(pdf(report).contains("\u202e"));
            for (ReportFile file : PlanFormat.SVG.files(report)) {
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(write(file)));
            }
        }
    }

    @Test
    void imagesAreRead() throws IOException {
        for (ReportFile file : PlanFormat.PNG.files(report())) {
            int width = ImageIO.read(new ByteArrayInputStream(write(file))).getWidth();
            assertEquals(file.name().contains("@2x") ? 2288 : 1144, width, file.name());
        }
    }

    private static String grouped(JsonNode bytes) {
        return String.format(Locale.ROOT, "%,d", bytes.asLong());
    }

    private static String text(PlanFormat format, PlanReport report) throws IOException {
        return new String(write(format.files(report).get(0)), StandardCharsets.UTF_8);
    }

    private static String pdf(PlanReport report) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(write(PlanFormat.PDF.files(report).get(0)))) {
            return new PDFTextStripper().getText(pdf).replaceAll("[\\s\\p{Z}]+", " ");
        }
    }

    private static byte[] write(ReportFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.content().writeTo(out, fraction -> {});
        return out.toByteArray();
    }
}
