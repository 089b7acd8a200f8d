package dev.densescope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.data.DatasetSummary;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.csv.CsvReport;
import dev.densescope.report.csv.CsvTexts;
import dev.densescope.report.html.HtmlReport;
import dev.densescope.report.json.JsonReport;
import dev.densescope.session.RunRecord;
import dev.densescope.spec.Presets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each report says what was recognised in the data set. */
class DatasetReportTest {
    private static final RunRecord SYNTHETIC = SampleRuns.run(Presets.cifarBottleneck(10, 4), Strategy.SHARED, 2);
    private static final Report ON_PETS = report(SampleRuns.on(SYNTHETIC, SampleRuns.dataset()));

    @Test
    void jsonHasTheClassesTheSplitAndTheNotices() throws Exception {
        JsonNode run = new ObjectMapper().readTree(JsonReport.text(ON_PETS)).at("/runs/0");
        assertEquals("""
                {"format":"images","folder":"/pets",\
                "classes":[{"name":"=cat<b>","trainingImages":7,"evaluationImages":2},\
                {"name":"dog","trainingImages":8,"evaluationImages":3}],\
                "training":{"name":"Training","images":15},"evaluation":{"name":"Test","images":5},\
                "notices":["Folder odd is not used: it is not a split."]}""", run.get("dataset").toString());
        assertEquals(0, run.get("heldOut").doubleValue());
        assertTrue(new ObjectMapper()
                .readTree(JsonReport.text(report(SYNTHETIC)))
                .at("/runs/0/dataset")
                .isNull());
    }

    @Test
    void imagesThatTurnedOutToBeDamagedAreNotCountedInAnyReport() throws Exception {
        Report damaged =
                report(SampleRuns.on(SYNTHETIC, SampleRuns.dataset().withDamaged(new int[] {1, 0}, new int[] {0, 1})));
        String sentence = "2 images were found to be damaged when they were read, so 14 of 15 images were used for "
                + "training and 4 of 5 images were used for evaluation.";

        JsonNode dataset = new ObjectMapper().readTree(JsonReport.text(damaged)).at("/runs/0/dataset");
        assertEquals(14, dataset.at("/training/images").intValue());
        assertEquals(4, dataset.at("/evaluation/images").intValue());
        assertEquals(6, dataset.at("/classes/0/trainingImages").intValue());
        assertEquals(sentence, dataset.at("/notices/1").textValue());
        assertTrue(CsvTexts.of(damaged, "classes.csv").contains("1,shared,1,dog,8,2"));
        assertTrue(HtmlReport.text(damaged).contains(sentence));
        assertTrue(HtmlReport.text(damaged).contains("14 images for training (Training)"));
    }

    @Test
    void dataSetsOfWhichRunsFoundOtherImagesDamagedNameTheirRuns() {
        DatasetSummary sound = SampleRuns.dataset();
        Report report = Report.of(
                        List.of(
                                SampleRuns.on(SYNTHETIC, sound),
                                SampleRuns.on(SYNTHETIC, sound.withDamaged(new int[] {1, 0}, new int[] {0, 0})),
                                SampleRuns.on(SYNTHETIC, sound)),
                        SampleRuns.CREATED)
                .ofFiles(List.of("whole.dscope", "damaged.dscope", "rest.dscope"));
        List<DatasetSummary> all = RecognisedData.of(report);
        assertEquals(
                List.of(
                        "Images of shared (whole) and shared (rest), without those found to be damaged:",
                        "Images of shared (damaged), without those found to be damaged:"),
                all.stream()
                        .map(each -> RecognisedData.sentences(report, each).get(0))
                        .toList());
        assertTrue(HtmlReport.text(report).contains("Images of shared (damaged)"));
        assertTrue(RecognisedData.sentences(ON_PETS, sound.used()).get(0).startsWith("Image folder /pets"));
    }

    @Test
    void csvHasARowForEachClass() {
        String text = CsvTexts.of(ON_PETS, "classes.csv");
        assertEquals("""
                Run,Strategy,Label,Class,Images to train on,Images to evaluate on
                1,shared,0,"'=cat<b>",7,2
                1,shared,1,dog,8,3
                """, text.replace("\r\n", "\n").replace("\ufeff", ""));
        assertEquals(3, CsvReport.files(report(SYNTHETIC)).size());
    }

    @Test
    void htmlHasTheSentenceTheClassesAndTheNotices() {
        String page = HtmlReport.text(ON_PETS);
        assertTrue(page.contains(
                "Image folder /pets: 2 classes (=cat&lt;b&gt; 7, dog 8); 15 images for training (Training), "
                        + "5 images for evaluation (Test)."));
        assertTrue(page.contains("Folder odd is not used: it is not a split."));
        assertTrue(page.contains("Images to evaluate on"));
        assertFalse(HtmlReport.text(report(SYNTHETIC)).contains("Images to evaluate on"));
    }

    private static Report report(RunRecord run) {
        return Report.of(List.of(run), SampleRuns.CREATED);
    }
}
