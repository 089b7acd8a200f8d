package dev.densescope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.data.SkippedImage;
import dev.densescope.data.SkippedImages;
import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.savings.Savings;
import dev.densescope.report.analysis.StepTimes;
import dev.densescope.report.json.JsonReport;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.spec.json.DesignJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    private static final DenseNetSpec SPEC = SampleRuns.smallSpec();

    @Test
    void frameworksAreModelsOfTheSameNetwork() throws JsonProcessingException {
        JsonNode frameworks = read(JsonReport.text(SampleRuns.smallReport())).get("frameworks");
        assertEquals(Framework.values().length, frameworks.size());
        for (Framework framework : Framework.values()) {
            JsonNode node = frameworks.get(framework.ordinal());
            FrameworkNeed need = framework.need(Network.of(SPEC));
            assertEquals(framework.id(), node.get("framework").textValue());
            assertTrue(node.get("model").booleanValue());
            assertEquals(
                    need.peakAllocatedBytes(), node.get("peakAllocatedBytes").longValue());
            assertEquals(need.reservedBytes(), node.get("reservedBytes").longValue());
        }
    }

    @Test
    void theHeadNamesDesignDeviceAndEnvironment() throws JsonProcessingException {
        JsonNode json = read(JsonReport.text(SampleRuns.smallReport()));
        assertEquals("densescope-report/1", json.get("schema").textValue());
        assertEquals("2025-03-04T05:06:07Z", json.get("createdAt").textValue());
        JsonNode design = json.get("design");
        assertEquals(SPEC, DesignJson.ofNode(design), "a design file could be made of it");
        assertEquals("Small", design.get("name").textValue());
        assertEquals(3, design.at("/input/channels").intValue());
        assertEquals(8, design.at("/input/height").intValue());
        assertEquals(8, design.at("/input/width").intValue());
        assertEquals("cifar", design.get("stem").textValue());
        assertEquals(8, design.get("initialChannels").intValue());
        assertEquals(2, design.get("blocks").size());
        assertEquals(3, design.at("/blocks/0/layers").intValue());
        assertEquals(4, design.at("/blocks/0/growthRate").intValue());
        assertEquals(4, design.at("/blocks/0/bottleneck").intValue());
        assertEquals(0.5, design.get("compression").doubleValue());
        assertEquals(0.0, design.get("dropout").doubleValue());
        assertEquals(10, design.get("classes").intValue());
        assertEquals(2, design.get("batch").intValue());
        assertEquals(SPEC.depth(), json.get("depth").intValue());
        Network network = Network.of(SPEC);
        assertEquals(network.parameterCount(), json.get("parameters").longValue());
        assertEquals(
                network.forwardMacsPerImage(), json.get("forwardMacsPerImage").longValue());
        JsonNode device = json.get("device");
        assertEquals("cpu", device.get("id").textValue());
        assertEquals(SampleRuns.DEVICE.name(), device.get("name").textValue());
        assertEquals("oneDNN 3.11", device.get("kernels").textValue());
        assertEquals(8L << 30, device.get("totalBytes").longValue());
        JsonNode environment = json.get("environment");
        assertEquals("DenseScope 0.1.0", environment.get("program").textValue());
        assertEquals("Linux 6.1 amd64", environment.get("operatingSystem").textValue());
        assertEquals("Test processor", environment.get("processor").textValue());
        assertEquals(2, environment.get("cores").intValue());
        assertEquals(8L << 30, environment.get("memoryBytes").longValue());
        assertEquals("OpenJDK 17.0.12", environment.get("java").textValue());
    }

    @Test
    void skippedFilesOfImagesAreCountedAndListed() throws JsonProcessingException {
        RunRecord run = SampleRuns.skipping(
                SampleRuns.run(SPEC, Strategy.SHARED, 1),
                new SkippedImages(3, List.of(new SkippedImage("cat/1.png", "it is empty"))));
        JsonNode skipped = read(JsonReport.text(Report.of(List.of(run), SampleRuns.CREATED)))
                .at("/runs/0/skippedImages");
        assertEquals(3, skipped.get("count").intValue());
        assertEquals(1, skipped.get("listed").size());
        assertEquals("cat/1.png", skipped.at("/listed/0/file").textValue());
        assertEquals("it is empty", skipped.at("/listed/0/reason").textValue());
    }

    @Test
    void noticesOfTheDeviceAreListed() throws JsonProcessingException {
        RunRecord silent = SampleRuns.run(SPEC, Strategy.SHARED, 1);
        RunRecord run = SampleRuns.noticing(silent, List.of("It computed on the processor."));
        JsonNode runs = read(JsonReport.text(Report.of(List.of(run, silent), SampleRuns.CREATED)))
                .get("runs");
        assertEquals(1, runs.at("/0/notices").size());
        assertEquals("It computed on the processor.", runs.at("/0/notices/0").textValue());
        assertEquals(0, runs.at("/1/notices").size());
    }

    @Test
    void everyRunHasItsSettingsTimesAndBytes() throws JsonProcessingException {
        Report report = SampleRuns.smallReport();
        JsonNode runs = read(JsonReport.text(report)).get("runs");
        assertEquals(4, runs.size());
        for (int i = 0; i < 4; i++) {
            RunRecord run = report.runs().get(i);
            assertSettings(run, runs.get(i));
            assertTimes(run, runs.get(i));
            assertBytes(run, runs.get(i));
        }
        assertTrue(runs.get(3).at("/recompute/bytesPerStep").longValue() > 0);
        assertEquals(0, runs.get(0).at("/recompute/bytesPerStep").longValue());
    }

    private static void assertSettings(RunRecord run, JsonNode json) {
        assertEquals(run.settings().storage().id(), json.get("strategy").textValue());
        assertEquals("network", json.get("sharedScope").textValue());
        assertEquals(2, json.get("batch").intValue());
        assertEquals(3, json.get("steps").intValue());
        assertEquals(1, json.get("warmup").intValue());
        assertEquals(1, json.get("seed").longValue());
        assertEquals(2, json.get("threads").intValue());
        assertEquals("cpu", json.get("device").textValue());
        assertEquals("synthetic", json.get("data").textValue());
        assertEquals(0.1, json.at("/recipe/learningRate").doubleValue());
        assertEquals(0.9, json.at("/recipe/momentum").doubleValue());
        assertEquals(1e-4, json.at("/recipe/weightDecay").doubleValue());
        assertTrue(json.at("/recipe/shuffle").booleanValue());
        assertEquals("none", json.at("/recipe/augmentation").textValue());
        assertEquals("2025-03-04T05:05:07Z", json.get("startedAt").textValue());
        assertEquals("completed", json.get("outcome").textValue());
        assertEquals("The run completed.", json.get("outcomeSentence").textValue());
        assertEquals(4, json.get("finishedSteps").intValue());
    }

    private static void assertTimes(RunRecord run, JsonNode json) {
        List<StepSummary> measured = run.measuredSteps();
        for (int i = 0; i < measured.size(); i++) {
            assertEquals(
                    (double) measured.get(i).loss(), json.get("losses").get(i).doubleValue());
            assertEquals(
                    measured.get(i).nanos() / 1e6,
                    json.at("/stepMillis/all").get(i).doubleValue());
        }
        assertEquals(measured.size(), json.get("losses").size());
        assertEquals(
                (double) run.steps().get(0).loss(), json.at("/warmupLosses/0").doubleValue());
        StepTimes times = StepTimes.of(run);
        assertEquals(times.minNanos() / 1e6, json.at("/stepMillis/min").doubleValue());
        assertEquals(run.medianStepNanos() / 1e6, json.at("/stepMillis/median").doubleValue());
        assertEquals(times.maxNanos() / 1e6, json.at("/stepMillis/max").doubleValue());
        assertEquals(run.imagesPerSecond(), json.get("imagesPerSecond").doubleValue());
        assertEquals(
                times.forwardNanos() / 1e6, json.at("/phases/forwardMillis").doubleValue());
        assertEquals(
                times.recomputeNanos() / 1e6, json.at("/phases/recomputeMillis").doubleValue());
        assertEquals(
                times.backwardNanos() / 1e6, json.at("/phases/backwardMillis").doubleValue());
        assertEquals(times.updateNanos() / 1e6, json.at("/phases/updateMillis").doubleValue());
        assertEquals(
                run.medianRecomputeNanos() / 1e6,
                json.at("/recompute/millisPerStep").doubleValue());
        assertEquals(times.recomputeShare(), json.at("/recompute/shareOfStep").doubleValue());
        assertEquals(run.recomputedBytes(), json.at("/recompute/bytesPerStep").longValue());
    }

    private static void assertBytes(RunRecord run, JsonNode json) {
        Prediction predicted = run.prediction();
        assertEquals(
                predicted.forwardFeatureMapBytes(),
                json.at("/predicted/forwardFeatureMapBytes").longValue());
        assertEquals(
                predicted.peakLiveBytes(), json.at("/predicted/peakLiveBytes").longValue());
        assertEquals(
                predicted.reservedBytes(), json.at("/predicted/reservedBytes").longValue());
        var measured = run.measurement().orElseThrow();
        assertEquals(
                measured.forwardFeatureMapBytes(),
                json.at("/measured/forwardFeatureMapBytes").longValue());
        assertEquals(
                measured.peakLiveBytes(), json.at("/measured/peakLiveBytes").longValue());
        assertEquals(
                measured.reservedBytes(), json.at("/measured/reservedBytes").longValue());
        assertEquals(
                measured.processPeakBytes(),
                json.at("/measured/processPeakBytes").longValue());
    }

    @Test
    void everyLayerHasItsShapeBytesAndTimes() throws JsonProcessingException {
        RunRecord run = SampleRuns.run(SPEC, Strategy.SHARED, 3);
        JsonNode layers = read(JsonReport.text(Report.of(List.of(run), SampleRuns.CREATED)))
                .at("/runs/0/layers");
        List<Layer> expected = Network.of(SPEC).layers();
        assertEquals(expected.size(), layers.size());
        for (int i = 0; i < expected.size(); i++) {
            Layer layer = expected.get(i);
            JsonNode json = layers.get(i);
            assertEquals(layer.path().text(), json.get("path").textValue());
            assertEquals(layer.kind(), json.get("kind").textValue());
            assertEquals(layer.input().channels(), json.get("channelsIn").intValue());
            assertEquals(layer.output().channels(), json.get("channelsOut").intValue());
            assertEquals(layer.output().height(), json.get("height").intValue());
            assertEquals(layer.output().width(), json.get("width").intValue());
            assertEquals(layer.parameterCount(), json.get("parameters").longValue());
            LayerMeasurement measured = run.layers().get(i);
            assertEquals(
                    measured.forwardNanos() / 1e6, json.get("forwardMillis").doubleValue());
            assertEquals(
                    measured.recomputeNanos() / 1e6, json.get("recomputeMillis").doubleValue());
            assertEquals(
                    measured.backwardNanos() / 1e6, json.get("backwardMillis").doubleValue());
            assertCategories(measured.bytes(), json.get("bytes"), json.get("sharedBytes"));
            assertCategories(
                    run.prediction().layers().get(i), json.get("predictedBytes"), json.get("predictedSharedBytes"));
        }
        assertTrue(layers.at("/1/sharedBytes/concat").longValue() > 0, "the concatenation is in shared storage");
        assertEquals(0, layers.at("/1/bytes/concat").longValue());
    }

    private static void assertCategories(LayerBytes bytes, JsonNode own, JsonNode shared) {
        for (Category category : Category.values()) {
            assertEquals(bytes.own(category), own.get(category.id()).longValue());
            assertEquals(bytes.shared(category), shared.get(category.id()).longValue());
        }
    }

    @Test
    void aRunWithoutAFinishedStepHasItsOutcomeAndNullsForWhatWasNotMeasured() throws JsonProcessingException {
        RunRecord run = SampleRuns.endedBeforeFirstStep(
                SPEC, Strategy.NAIVE, new RunOutcome.OutOfMemory(1 << 30, "The device has 8 GiB."));
        JsonNode json = read(JsonReport.text(Report.of(List.of(run), SampleRuns.CREATED)))
                .at("/runs/0");
        assertEquals("out-of-memory", json.get("outcome").textValue());
        assertEquals("The device has 8 GiB.", json.get("outcomeSentence").textValue());
        for (String name : List.of("stepMillis", "imagesPerSecond", "phases", "recompute", "measured")) {
            assertTrue(json.get(name).isNull(), name);
        }
        assertEquals(0, json.get("losses").size());
        assertTrue(json.at("/predicted/reservedBytes").longValue() > 0);
        assertTrue(json.at("/layers/1/bytes").isNull());
        assertTrue(json.at("/layers/1/forwardMillis").isNull());
        assertTrue(json.at("/layers/1/predictedBytes/features").longValue() > 0);
    }

    @Test
    void aLossThatIsNotFiniteIsNull() throws JsonProcessingException {
        RunRecord whole = SampleRuns.run(SPEC, Strategy.SHARED, 3);
        List<StepSummary> steps = new ArrayList<>(whole.steps());
        steps.set(3, SampleRuns.withLoss(steps.get(3), Float.NaN));
        steps.set(2, SampleRuns.withLoss(steps.get(2), Float.POSITIVE_INFINITY));
        RunRecord run = SampleRuns.with(whole, steps, new RunOutcome.NotFinite(4, Float.NaN, Optional.empty()));
        String text = JsonReport.text(Report.of(List.of(run), SampleRuns.CREATED));
        JsonNode losses = read(text).at("/runs/0/losses");
        assertFalse(losses.get(0).isNull());
        assertTrue(losses.get(1).isNull());
        assertTrue(losses.get(2).isNull());
    }

    @Test
    void aPredictionHasTheSameShapeWithoutOutcomeAndMeasurements() throws JsonProcessingException {
        DenseNetSpec spec = Presets.find("densenet-bc-100-12").orElseThrow();
        Prediction prediction = Prediction.of(Schedule.compile(Network.of(spec), Strategy.SHARED));
        Savings savings = new Savings(900, 500, 300);
        PredictionReport report = new PredictionReport(
                spec,
                SharedScope.NETWORK,
                List.of(new PredictionReport.Entry("shared", Sharing.of(Strategy.SHARED), prediction, savings)),
                List.of());
        JsonNode json = read(JsonReport.text(report));
        assertEquals(769_162, json.get("parameters").longValue());
        JsonNode run = json.at("/runs/0");
        assertEquals("shared", run.get("strategy").textValue());
        assertEquals(64, run.get("batch").intValue());
        assertEquals(
                prediction.reservedBytes(), run.at("/predicted/reservedBytes").longValue());
        assertEquals(900, run.at("/savings/naiveReservedBytes").longValue());
        assertEquals(500, run.at("/savings/keepingReservedBytes").longValue());
        assertEquals(400, run.at("/savings/freeBytes").longValue());
        assertEquals(200, run.at("/savings/recomputeBytes").longValue());
        assertFalse(run.has("outcome"));
        assertFalse(run.has("measured"));
        assertEquals(Network.of(spec).layers().size(), run.get("layers").size());
        assertCategories(prediction.layers().get(1), run.at("/layers/1/bytes"), run.at("/layers/1/sharedBytes"));
    }

    @Test
    void aRunOnAnotherDeviceCarriesThatDevice() throws JsonProcessingException {
        RunRecord first = SampleRuns.run(SPEC, Strategy.NAIVE, 2);
        RunRecord other = SampleRuns.onDevice(SampleRuns.run(SPEC, Strategy.SHARED, 2), "nd4j");
        JsonNode runs = new ObjectMapper()
                .readTree(JsonReport.text(Report.of(List.of(first, other), SampleRuns.CREATED)))
                .get("runs");
        assertTrue(runs.at("/0/deviceInfo").isMissingNode());
        assertEquals("other kernels", runs.at("/1/deviceInfo/kernels").textValue());
    }

    @Test
    void aRunOfAnotherDesignCarriesThatDesign() throws JsonProcessingException {
        DenseNetSpec larger = SPEC.withBatch(4);
        Report report = Report.of(
                List.of(SampleRuns.run(SPEC, Strategy.SHARED, 3), SampleRuns.run(larger, Strategy.SHARED, 3)),
                SampleRuns.CREATED);
        JsonNode runs = read(JsonReport.text(report)).get("runs");
        assertFalse(runs.get(0).has("design"));
        assertEquals(4, runs.at("/1/design/batch").intValue());
    }

    private static JsonNode read(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
