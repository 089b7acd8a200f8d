package dev.densescope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.framework.Framework;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.analysis.BaselineComparison;
import dev.densescope.report.analysis.finding.Finding;
import dev.densescope.report.analysis.finding.Findings;
import dev.densescope.report.chart.StepChart;
import dev.densescope.report.csv.CsvTexts;
import dev.densescope.report.html.HtmlReport;
import dev.densescope.report.json.JsonReport;
import dev.densescope.report.markdown.MarkdownReport;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineReportTest {
    private static final RunRecord NAIVE = SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, 3);
    private static final RunRecord SHARED = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 3);

    @Test
    void aBaselineIsARowOfItsOwnInThePage() {
        String page = HtmlReport.text(report(baseline(NAIVE, 1e-6f)));
        assertTrue(page.contains("Deeplearning4j"));
        assertTrue(page.contains(">baseline<"), "its row is marked");
        assertTrue(page.contains("≈ ") && page.contains(" by its model"));
        assertTrue(page.contains("equal up to rounding"));
    }

    @Test
    void itsLossesAreInTheChartAndNextToThoseOfRunsInTheTable() {
        Report report = report(baseline(NAIVE, 1e-6f));
        assertEquals(
                List.of("naive, shared", "Deeplearning4j"),
                StepChart.lines(report).stream().map(StepChart.Line::label).toList());
        assertEquals(
                List.of(false, true),
                StepChart.lines(report).stream().map(StepChart.Line::isBaseline).toList());
        String page = MarkdownReport.text(report);
        String loss =
                QuantityText.exactLoss(report.baselines().get(0).steps().get(2).loss());
        assertTrue(page.contains("| Deeplearning4j, loss |"), page);
        assertTrue(page.contains("| " + loss + " | – | "), loss);
    }

    @Test
    void jsonHasAListOfBaselinesAndRunsAsBefore() throws Exception {
        JsonNode all = new ObjectMapper().readTree(JsonReport.text(report(baseline(NAIVE, 1e-6f))));
        assertEquals(2, all.get("runs").size());
        JsonNode baseline = all.get("baselines").get(0);
        assertEquals("dl4j", baseline.get("framework").asText());
        assertEquals(3, baseline.get("losses").size());
        assertEquals(1, baseline.get("warmupLosses").size());
        assertEquals(4_000_000, baseline.get("measured").get("peakLiveBytes").asLong());
        assertEquals(
                Framework.DEEPLEARNING4J.need(report().network()).reservedBytes(),
                baseline.get("predicted").get("reservedBytes").asLong());
        assertTrue(baseline.get("lossAgreement").get("agrees").asBoolean());
    }

    @Test
    void tablesForSpreadsheetsMarkIt() {
        Report report = report(baseline(NAIVE, 0));
        List<String> strategies = CsvTexts.of(report, "strategies.csv").lines().toList();
        assertTrue(strategies.get(0).endsWith("Baseline (0 or 1)"));
        assertTrue(strategies.get(1).endsWith(",0"));
        assertTrue(strategies.get(3).startsWith("3,dl4j,Small,2,cpu,completed,"));
        assertTrue(strategies.get(3).endsWith(",Deeplearning4j,1"));
        assertEquals(1 + 3 * 4, CsvTexts.of(report, "steps.csv").lines().count());
    }

    @Test
    void lossesAreComparedUpToRounding() {
        assertTrue(comparison(baseline(NAIVE, 5e-5f)).losses().isRounding());
        BaselineComparison other = comparison(baseline(NAIVE, 1e-3f));
        assertEquals(1e-3, other.losses().early(), 1e-5);
        assertTrue(findings(report(baseline(NAIVE, 1e-3f)))
                .contains("The losses of Deeplearning4j differ from those of naive."));
        assertTrue(findings(report(baseline(NAIVE, 0))).contains("Deeplearning4j trains the same as naive."));
    }

    @Test
    void dropoutIsNotComparable() {
        DenseNetSpec spec = SampleRuns.smallSpec();
        DenseNetSpec dropped = new DenseNetSpec(
                spec.name(),
                spec.input(),
                spec.stem(),
                spec.initialChannels(),
                spec.blocks(),
                spec.compression(),
                0.2,
                spec.classes(),
                spec.batch());
        RunRecord run = SampleRuns.run(dropped, Strategy.NAIVE, 3);
        Report report = new Report(dropped, List.of(run), SampleRuns.CREATED).withBaselines(List.of(baseline(run, 0)));
        assertEquals(
                List.of(Text.verbatim("the random numbers of dropout")),
                BaselineComparison.of(report, report.baselines().get(0)).why());
    }

    @Test
    void aFailedBaselineIsABadFindingAndNoRunFails() {
        BaselineRecord failed = new BaselineRecord(
                SampleRuns.CREATED,
                Framework.DEEPLEARNING4J,
                "<script>alert(1)</script>",
                NAIVE.settings(),
                SampleRuns.ENVIRONMENT,
                List.of(),
                0,
                new RunOutcome.OutOfMemory(0, "Deeplearning4j ran out of memory."),
                List.of());
        Report report = report(failed);
        assertEquals(
                "Baseline Deeplearning4j: Deeplearning4j ran out of memory.",
                Findings.of(report).get(0).statement());
        assertTrue(HtmlReport.text(report).contains("out-of-memory"));
        assertTrue(!HtmlReport.text(report).contains("<script>alert"));
    }

    @Test
    void equalLabelsAreNumbered() {
        Report report = report(baseline(NAIVE, 0), baseline(NAIVE, 1));
        assertEquals("Deeplearning4j (2)", report.label(report.baselines().get(1)));
    }

    private static BaselineComparison comparison(BaselineRecord baseline) {
        return BaselineComparison.of(report(baseline), baseline);
    }

    private static List<String> findings(Report report) {
        return Findings.of(report).stream().map(Finding::statement).toList();
    }

    private static Report report(BaselineRecord... baselines) {
        return new Report(SampleRuns.smallSpec(), List.of(NAIVE, SHARED), SampleRuns.CREATED)
                .withBaselines(List.of(baselines));
    }

    private static BaselineRecord baseline(RunRecord run, float fraction) {
        return SampleBaselines.of(run, fraction);
    }
}
