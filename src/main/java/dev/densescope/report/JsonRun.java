package dev.densescope.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.data.SkippedImage;
import dev.densescope.data.SkippedImages;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.report.analysis.StepTimes;
import dev.densescope.session.Measurement;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunSettings;
import dev.densescope.session.StepSummary;
import java.util.Optional;

/** One element of {@code runs} in {@code report.json}. */
final class JsonRun {
    private JsonRun() {}

    static ObjectNode of(RunRecord run) {
        ObjectNode node = settings(run.settings());
        node.put("startedAt", run.startedAt().toString());
        node.put("outcome", run.outcome().id());
        node.put("outcomeSentence", run.outcome().sentence());
        node.put("finishedSteps", run.steps().size());
        node.set("skippedImages", skipped(run.skipped()));
        addLosses(node, run);
        addTimes(node, run);
        node.set("predicted", predicted(run.prediction()));
        addMeasured(node, run.measurement());
        node.set("layers", JsonLayers.of(Network.of(run.settings().spec()), run));
        return node;
    }

    static ObjectNode predicted(Prediction prediction) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("forwardFeatureMapBytes", prediction.forwardFeatureMapBytes())
                .put("peakLiveBytes", prediction.peakLiveBytes())
                .put("reservedBytes", prediction.reservedBytes());
    }

    private static ObjectNode settings(RunSettings settings) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("strategy", settings.strategy().id())
                .put("batch", settings.spec().batch())
                .put("steps", settings.steps())
                .put("warmup", settings.warmupSteps())
                .put("seed", settings.seed())
                .put("threads", settings.threads())
                .put("device", settings.device())
                .put("data", settings.data().text())
                .put("start", settings.start().text());
        node.putObject("recipe")
                .put("learningRate", settings.recipe().learningRate())
                .put("momentum", settings.recipe().momentum())
                .put("weightDecay", settings.recipe().weightDecay())
                .put("shuffle", settings.recipe().shuffle())
                .put("augmentation", settings.recipe().augmentation().id());
        return node;
    }

    private static ObjectNode skipped(SkippedImages skipped) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("count", skipped.count());
        ArrayNode listed = node.putArray("listed");
        for (SkippedImage image : skipped.listed()) {
            listed.addObject().put("file", image.file()).put("reason", image.reason());
        }
        return node;
    }

    private static void addLosses(ObjectNode node, RunRecord run) {
        ArrayNode warmup = node.putArray("warmupLosses");
        ArrayNode measured = node.putArray("losses");
        for (StepSummary step : run.steps()) {
            (step.warmup() ? warmup : measured).add(JsonNumber.exact(step.loss()));
        }
    }

    private static void addTimes(ObjectNode node, RunRecord run) {
        if (run.steps().isEmpty()) {
            node.putNull("stepMillis");
            node.putNull("imagesPerSecond");
            node.putNull("phases");
            node.putNull("recompute");
            return;
        }
        StepTimes times = StepTimes.of(run);
        ObjectNode step = node.putObject("stepMillis");
        step.set("min", JsonNumber.millis(times.minNanos()));
        step.set("median", JsonNumber.millis(times.medianNanos()));
        step.set("max", JsonNumber.millis(times.maxNanos()));
        ArrayNode all = step.putArray("all");
        times.all().forEach(nanos -> all.add(JsonNumber.millis(nanos)));
        node.set("imagesPerSecond", JsonNumber.finite(run.imagesPerSecond()));
        ObjectNode phases = node.putObject("phases");
        phases.set("forwardMillis", JsonNumber.millis(times.forwardNanos()));
        phases.set("recomputeMillis", JsonNumber.millis(times.recomputeNanos()));
        phases.set("backwardMillis", JsonNumber.millis(times.backwardNanos()));
        phases.set("updateMillis", JsonNumber.millis(times.updateNanos()));
        ObjectNode recompute = node.putObject("recompute");
        recompute.set("millisPerStep", JsonNumber.millis(times.recomputeNanos()));
        recompute.set("shareOfStep", JsonNumber.finite(times.recomputeShare()));
        recompute.put("bytesPerStep", run.recomputedBytes());
    }

    private static void addMeasured(ObjectNode node, Optional<Measurement> measurement) {
        if (measurement.isEmpty()) {
            node.putNull("measured");
            return;
        }
        Measurement measured = measurement.get();
        ObjectNode bytes = node.putObject("measured")
                .put("forwardFeatureMapBytes", measured.forwardFeatureMapBytes())
                .put("peakLiveBytes", measured.peakLiveBytes())
                .put("reservedBytes", measured.reservedBytes());
        bytes.set("processPeakBytes", JsonNumber.known(measured.processPeakBytes()));
    }
}
