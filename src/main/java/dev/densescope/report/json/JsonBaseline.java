package dev.densescope.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.network.Network;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.BaselineComparison;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.measure.BaselineStep;
import dev.densescope.spec.json.DesignJson;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** One element of {@code baselines} in {@code report.json}: a training by another framework, with all its steps. */
final class JsonBaseline {
    private JsonBaseline() {}

    static ObjectNode of(Report report, BaselineRecord baseline) {
        ObjectNode node = JsonRun.training(baseline.settings());
        node.put("framework", baseline.framework().id());
        node.put("label", report.label(baseline));
        node.put("library", baseline.library());
        node.put("startedAt", baseline.startedAt().toString());
        node.put("outcome", baseline.outcome().id());
        node.put("outcomeSentence", baseline.outcome().sentence());
        node.put("finishedSteps", baseline.steps().size());
        node.set("notices", JsonNotices.of(baseline.notices()));
        if (!baseline.settings().spec().equals(report.spec())) {
            node.set("design", DesignJson.toNode(baseline.settings().spec()));
        }
        addSteps(node, baseline);
        addMeasured(node, baseline);
        addModel(node, baseline);
        addComparison(node, BaselineComparison.of(report, baseline), report);
        return node;
    }

    private static void addSteps(ObjectNode node, BaselineRecord baseline) {
        ArrayNode warmup = node.putArray("warmupLosses");
        ArrayNode losses = node.putArray("losses");
        baseline.steps().forEach(step -> (step.warmup() ? warmup : losses).add(JsonNumber.exact(step.loss())));
        if (baseline.steps().isEmpty()) {
            node.putNull("stepMillis");
            node.putNull("imagesPerSecond");
            return;
        }
        List<BaselineStep> measured = baseline.measuredSteps();
        ObjectNode millis = node.putObject("stepMillis");
        millis.set(
                "min",
                JsonNumber.millis(values(measured, BaselineStep::nanos).min().orElse(0)));
        millis.set("median", JsonNumber.millis(baseline.medianStepNanos()));
        millis.set(
                "max",
                JsonNumber.millis(values(measured, BaselineStep::nanos).max().orElse(0)));
        ArrayNode all = millis.putArray("all");
        measured.forEach(step -> all.add(JsonNumber.millis(step.nanos())));
        node.set("imagesPerSecond", JsonNumber.finite(baseline.imagesPerSecond()));
    }

    private static void addMeasured(ObjectNode node, BaselineRecord baseline) {
        ObjectNode measured = node.putObject("measured");
        measured.set("peakLiveBytes", JsonNumber.known(baseline.livePeakBytes()));
        measured.set("processPeakBytes", JsonNumber.known(baseline.processPeakBytes()));
        ArrayNode live = measured.putArray("peakLiveBytesOfSteps");
        values(baseline.steps(), BaselineStep::livePeakBytes).forEach(live::add);
        ArrayNode process = measured.putArray("processBytesAfterSteps");
        values(baseline.steps(), BaselineStep::processBytes).forEach(process::add);
    }

    /** The model of the framework, as in {@code frameworks}. */
    private static void addModel(ObjectNode node, BaselineRecord baseline) {
        FrameworkNeed need =
                baseline.framework().need(Network.of(baseline.settings().spec()));
        node.putObject("predicted")
                .put("model", true)
                .put("peakAllocatedBytes", need.peakAllocatedBytes())
                .put("reservedBytes", need.reservedBytes());
    }

    private static void addComparison(ObjectNode node, BaselineComparison comparison, Report report) {
        if (!comparison.isCompared()) {
            node.putNull("lossAgreement");
            return;
        }
        ObjectNode losses = node.putObject("lossAgreement");
        losses.put("with", report.label(comparison.run().orElseThrow()));
        losses.put("steps", comparison.losses().steps());
        losses.put("earlySteps", comparison.losses().earlySteps());
        losses.set(
                "earlyMaxRelativeDifference",
                JsonNumber.finite(comparison.losses().early()));
        losses.set(
                "maxRelativeDifference", JsonNumber.finite(comparison.losses().largest()));
        losses.put("agrees", comparison.losses().isRounding());
    }

    private static LongStream values(List<BaselineStep> steps, ToLongFunction<BaselineStep> value) {
        return steps.stream().mapToLong(value);
    }
}
