package dev.densescope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.csv.CsvReport;
import dev.densescope.report.csv.CsvTexts;
import dev.densescope.report.html.HtmlReport;
import dev.densescope.report.json.JsonReport;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.spec.LayerPath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What training for epochs adds to reports. */
class EpochsInReportsTest {
    private static final RunRecord RUN = SampleRuns.withEpochs(
            SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 3),
            new EpochSummary(1, 2, 1.5, 0.25, Optional.of(new EpochSummary.Evaluation(10_000, 1.25, 0.501, 3_000_000))),
            new EpochSummary(2, 4, 0.5, 0.75, Optional.empty()));
    private static final Report REPORT = new Report(SampleRuns.smallSpec(), List.of(RUN), SampleRuns.CREATED);

    @Test
    void jsonHasEpochsAndAccuracies() throws JsonProcessingException {
        JsonNode run = json(REPORT);
        assertEquals(2, run.get("epochsPlanned").intValue());
        assertEquals("constant", run.at("/recipe/schedule").textValue());
        assertEquals("seed", run.get("start").textValue());
        assertEquals(3, run.get("accuracies").size());
        assertEquals(RUN.steps().get(1).accuracy(), run.at("/accuracies/0").floatValue());
        assertEquals(1, run.get("warmupAccuracies").size());
        assertEquals(2, run.at("/epochs/0/step").intValue());
        assertEquals(
                List.of(1, 3),
                List.of(
                        run.at("/epochs/0/firstStep").intValue(),
                        run.at("/epochs/1/firstStep").intValue()));
        assertEquals(1.5, run.at("/epochs/0/trainingLoss").doubleValue());
        assertEquals(0.25, run.at("/epochs/0/trainingAccuracy").doubleValue());
        assertEquals(10_000, run.at("/epochs/0/evaluation/images").intValue());
        assertEquals(1.25, run.at("/epochs/0/evaluation/loss").doubleValue());
        assertEquals(0.501, run.at("/epochs/0/evaluation/accuracy").doubleValue());
        assertEquals(3.0, run.at("/epochs/0/evaluation/millis").doubleValue());
        assertTrue(run.at("/epochs/1/evaluation").isNull());
        assertTrue(run.get("nonFiniteOrigin").isNull());
    }

    @Test
    void jsonSaysWhereALossThatIsNotFiniteCameFrom() throws JsonProcessingException {
        RunOutcome outcome = new RunOutcome.NotFinite(
                4, Float.NaN, Optional.of(new RunOutcome.NotFinite.Origin(LayerPath.denseLayer(1, 2), "norm1")));
        JsonNode run = json(
                new Report(REPORT.spec(), List.of(SampleRuns.with(RUN, RUN.steps(), outcome)), SampleRuns.CREATED));
        assertEquals("block1/layer2", run.at("/nonFiniteOrigin/layer").textValue());
        assertEquals("norm1", run.at("/nonFiniteOrigin/tensor").textValue());
        assertEquals(
                "The loss of step 4 is NaN, and the first non-finite value appeared in norm1 of block1/layer2: "
                        + "lower the learning rate or check the data.",
                run.get("outcomeSentence").textValue());
    }

    @Test
    void csvHasATableOfEpochsOnlyIfThereAreAny() {
        assertEquals(
                List.of("strategies.csv", "layers.csv", "steps.csv", "epochs.csv"),
                CsvReport.files(REPORT).stream().map(ReportFile::name).toList());
        assertEquals(3, CsvReport.files(SampleRuns.smallReport()).size());
        List<String> lines = CsvTexts.of(REPORT, "epochs.csv").lines().toList();
        assertEquals("1,shared,1,2,1.5,0.25,10000,1.25,0.501,3.000000,1", lines.get(1));
        assertEquals("1,shared,2,4,0.5,0.75,,,,,3", lines.get(2));
    }

    @Test
    void htmlShowsLossAccuracyAndEveryEpoch() {
        String page = HtmlReport.text(REPORT);
        assertTrue(page.contains("Training accuracy of every step in percent"));
        assertTrue(page.contains("Epochs of shared"));
        assertTrue(page.contains("10,000"));
        assertTrue(page.contains("3–4"));
        assertTrue(page.contains("50\u00a0%"));
    }

    private static JsonNode json(Report report) throws JsonProcessingException {
        return new ObjectMapper().readTree(JsonReport.text(report)).at("/runs/0");
    }
}
