package dev.densescope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.plan.MemoryShortage;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.html.HtmlReport;
import dev.densescope.report.json.JsonReport;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.ShortageRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run that ran out of memory shows how memory filled up until then, and which tensor asked for how much. */
class OutOfMemoryReportTest {
    private static final Schedule SCHEDULE =
            Schedule.compile(Network.of(SampleRuns.smallSpec()), Strategy.NAIVE, SampleRuns.THREADS);
    private static final long DEVICE_BYTES = SCHEDULE.reservedBytes() * 9 / 10;
    private static final MemoryShortage SHORTAGE =
            SCHEDULE.shortage(DEVICE_BYTES).orElseThrow();
    private static final Report REPORT = new Report(
            SampleRuns.smallSpec(),
            List.of(SampleRuns.endedBeforeFirstStep(
                    SampleRuns.smallSpec(),
                    Strategy.NAIVE,
                    new RunOutcome.OutOfMemory(
                            77,
                            Text.verbatim("Memory ran out."),
                            Optional.of(ShortageRecord.of(SHORTAGE, 77, DEVICE_BYTES))))),
            SampleRuns.CREATED);

    @Test
    void jsonHasTheTimelineUpToTheTensorThatGotNoMemory() throws JsonProcessingException {
        JsonNode node = new ObjectMapper().readTree(JsonReport.text(REPORT)).at("/runs/0/outOfMemory");
        assertEquals(SHORTAGE.value().name(), node.get("tensor").textValue());
        assertEquals(SHORTAGE.value().layer().text(), node.get("layer").textValue());
        assertEquals(SHORTAGE.operation().name(), node.get("operation").textValue());
        assertEquals(SHORTAGE.operation().phase().id(), node.get("phase").textValue());
        assertEquals(77, node.get("requestedBytes").longValue());
        assertEquals(DEVICE_BYTES, node.get("deviceBytes").longValue());
        int operations = SHORTAGE.operation().index();
        assertTrue(operations > 0);
        assertEquals(operations, node.get("reservedBytesBefore").size());
        assertEquals(operations, node.get("liveBytesBefore").size());
        assertEquals(
                Prediction.of(SCHEDULE).profile().totalBytes(operations - 1),
                node.get("liveBytesBefore").get(operations - 1).longValue());
        assertEquals(
                SHORTAGE.takenBytes(),
                node.get("reservedBytesBefore").get(operations - 1).longValue());
    }

    @Test
    void theTimelineIsFilledUpToThereAndNamesTheTensor() {
        String page = HtmlReport.text(REPORT);
        assertTrue(page.contains("filled until memory runs out"));
        assertTrue(page.contains(
                SHORTAGE.value().name() + " of " + SHORTAGE.value().layer() + " requests 77"));
        assertTrue(page.contains(", as planned"));
    }
}
