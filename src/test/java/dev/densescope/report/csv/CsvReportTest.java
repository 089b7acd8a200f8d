package dev.densescope.report.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.Category;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.Report;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportTest {
    private final Report report = SampleRuns.smallReport();

    @Test
    void theStrategyTableHasOneRowPerRunWithBytesAsIntegers() {
        List<Map<String, String>> rows = Rfc4180.rows(CsvTexts.of(report, "strategies.csv"));
        assertEquals(4, rows.size());
        for (int i = 0; i < 4; i++) {
            RunRecord run = report.runs().get(i);
            Map<String, String> row = rows.get(i);
            assertEquals(Integer.toString(i + 1), row.get("Run"));
            assertEquals(run.settings().storage().id(), row.get("Strategy"));
            assertEquals(report.label(run), row.get("Label"));
            assertEquals("Small", row.get("Design"));
            assertEquals("completed", row.get("Outcome"));
            assertEquals(text(run.prediction().reservedBytes()), row.get("Predicted reserved (bytes)"));
            assertEquals(
                    text(run.measurement().orElseThrow().forwardFeatureMapBytes()),
                    row.get("Measured forward feature maps (bytes)"));
            assertEquals(run.medianStepNanos() / 1e6, Double.parseDouble(row.get("Median step (ms)")));
            assertEquals(text(run.recomputedBytes()), row.get("Recomputed per step (bytes)"));
        }
    }

    @Test
    void theStepTableHasEveryStepWithItsExactLoss() {
        List<Map<String, String>> rows = Rfc4180.rows(CsvTexts.of(report, "steps.csv"));
        assertEquals(16, rows.size());
        assertEquals("1", rows.get(0).get("Warm-up (0 or 1)"));
        assertEquals("0", rows.get(1).get("Warm-up (0 or 1)"));
        assertEquals(
                report.runs().get(0).steps().get(1).loss(),
                Float.parseFloat(rows.get(1).get("Loss")));
    }

    @Test
    void theLayerTableHasMeasuredAndPredictedBytesOfEveryCategory() {
        List<Map<String, String>> rows = Rfc4180.rows(CsvTexts.of(report, "layers.csv"));
        int layers = Network.of(report.spec()).layers().size();
        assertEquals(4 * layers, rows.size());
        RunRecord shared = report.runs().get(3);
        for (int i = 0; i < layers; i++) {
            Map<String, String> row = rows.get(3 * layers + i);
            for (Category category : Category.values()) {
                assertEquals(
                        text(shared.layers().get(i).bytes().own(category)),
                        row.get("Measured " + category.id() + " (bytes)"));
                assertEquals(
                        text(shared.prediction().layers().get(i).shared(category)),
                        row.get("Predicted shared " + category.id() + " (bytes)"));
            }
        }
    }

    @Test
    void unmeasuredCellsAreEmpty() {
        RunRecord run = SampleRuns.endedBeforeFirstStep(
                SampleRuns.smallSpec(), Strategy.NAIVE, new RunOutcome.Failed("It failed."));
        Report early = Report.of(List.of(run), SampleRuns.CREATED);
        Map<String, String> row =
                Rfc4180.rows(CsvTexts.of(early, "strategies.csv")).get(0);
        assertEquals("failed", row.get("Outcome"));
        assertEquals("", row.get("Measured reserved (bytes)"));
        assertEquals("", row.get("Median step (ms)"));
        assertTrue(Rfc4180.rows(CsvTexts.of(early, "steps.csv")).isEmpty());
        assertEquals("", Rfc4180.rows(CsvTexts.of(early, "layers.csv")).get(0).get("Measured features (bytes)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "  =1", "=\"a\",b"})
    void aTextThatASpreadsheetWouldRunGetsAnApostrophe(String formula) {
        CsvTable table = new CsvTable(List.of("Name"));
        table.row().text(formula).end();
        assertEquals("'" + formula, Rfc4180.rows(table.toString()).get(0).get("Name"));
        assertTrue(table.toString().startsWith("Name\r\n\"'"));
    }

    @Test
    void commasQuotesAndLineBreaksSurviveAReader() {
        CsvTable table = new CsvTable(List.of("Name", "Bytes"));
        table.row().text("a, \"b\"\r\nc").whole(Long.MAX_VALUE).end();
        Map<String, String> row = Rfc4180.rows(table.toString()).get(0);
        assertEquals("a, \"b\"\r\nc", row.get("Name"));
        assertEquals("9223372036854775807", row.get("Bytes"));
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    @Test
    void textControlsNothing() {
        CsvTable table = new CsvTable(List.of("Name", "Other"));
        table.row().text("a\u0000b\u001b[31m\u009b\u202e\ud800").text("a\tb\nc").end();
        assertEquals("Name,Other\r\na\ufffdb\ufffd[31m\ufffd\ufffd\ufffd,\"a\tb\nc\"\r\n", table.toString());
    }
}
