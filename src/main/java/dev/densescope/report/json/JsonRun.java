package dev.densescope.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.data.SkippedImage;
import dev.densescope.data.SkippedImages;
import dev.densescope.memory.LiveProfile;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.savings.Savings;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.ListedSteps;
import dev.densescope.report.analysis.Bills;
import dev.densescope.report.analysis.MemoryDifferences;
import dev.densescope.report.analysis.StepTimes;
import dev.densescope.session.MemoryAgreement;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.ShortageRecord;
import dev.densescope.session.StepCount;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.Median;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One element of {@code runs} in {@code report.json}. */
final class JsonRun {
    private JsonRun() {}

    static ObjectNode of(RunRecord run, Bills bills) {
        ObjectNode node = settings(run.settings());
        node.put("startedAt", run.startedAt().toString());
        node.put("outcome", run.outcome().id());
        node.put("outcomeSentence", run.outcome().sentence());
        StepCount count = StepCount.of(run);
        node.put("finishedSteps", count.finished());
        node.put("stepsBefore", count.before());
        node.put("trainingSteps", count.training());
        node.set("dataset", JsonDataset.of(run.usedImages()));
        node.set("skippedImages", skipped(run.skipped()));
        node.set("notices", JsonNotices.of(run.notices()));
        node.set("nonFiniteOrigin", origin(run.outcome()));
        node.set("outOfMemory", outOfMemory(run));
        addLosses(node, run);
        node.set("epochs", epochs(run));
        addTimes(node, run);
        node.set("predicted", predicted(run.prediction()));
        addMeasured(node, run);
        node.set("savings", savings(bills.savings(run)));
        node.set("deviceMemory", JsonDeviceMemory.of(run));
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

    /** The reserved bytes that the plan saves, at no cost and by recomputation. */
    static ObjectNode savings(Savings savings) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("naiveReservedBytes", savings.naiveBytes())
                .put("keepingReservedBytes", savings.keptBytes())
                .put("freeBytes", savings.freeBytes())
                .put("recomputeBytes", savings.recomputeBytes());
    }

    private static ObjectNode settings(RunSettings settings) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("strategy", settings.storage().id())
                .put("sharedScope", settings.storage().scope().id());
        node.setAll(training(settings));
        if (!settings.storage().isNamed()) {
            node.put("plan", settings.storage().text());
        }
        return node;
    }

    /** The settings of a training, whatever stores its tensors. */
    static ObjectNode training(RunSettings settings) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("batch", settings.spec().batch())
                .put("steps", settings.steps())
                .put("warmup", settings.warmupSteps())
                .put("seed", settings.seed())
                .put("threads", settings.threads())
                .put("device", settings.device())
                .put("tensorFloat32", settings.on().tensorFloat32())
                .put("data", settings.data().text())
                .put("heldOut", settings.data().heldOut())
                .put("start", settings.start().text());
        settings.epochs()
                .ifPresentOrElse(epochs -> node.put("epochsPlanned", epochs), () -> node.putNull("epochsPlanned"));
        settings.length()
                .rounds()
                .ifPresentOrElse(
                        rounds -> node.putObject("rounds")
                                .put("count", rounds.count())
                                .put("group", rounds.group()),
                        () -> node.putNull("rounds"));
        node.putObject("recipe")
                .put("learningRate", settings.recipe().learningRate())
                .put("momentum", settings.recipe().momentum())
                .put("weightDecay", settings.recipe().weightDecay())
                .put("shuffle", settings.recipe().shuffle())
                .put("augmentation", settings.recipe().augmentation().id())
                .put("schedule", settings.recipe().schedule().id());
        return node;
    }

    private static ObjectNode skipped(SkippedImages skipped) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("count", skipped.count());
        ArrayNode listed = node.putArray("listed");
        for (SkippedImage image : skipped.listed()) {
            listed.addObject()
                    .put("file", image.file())
                    .put("reason", image.reason().toString());
        }
        return node;
    }

    /** The step numbers of {@code losses} and {@code accuracies} are in {@code lossSteps}, their turns in {@code lossTurns}. */
    private static void addLosses(ObjectNode node, RunRecord run) {
        Map<Boolean, List<StepSummary>> byWarmup =
                run.steps().stream().collect(Collectors.partitioningBy(StepSummary::warmup));
        List<StepSummary> warmup = ListedSteps.of(byWarmup.get(true));
        List<StepSummary> measured = ListedSteps.of(byWarmup.get(false));
        node.put("listsEveryStep", ListedSteps.areAll(byWarmup.get(true)) && ListedSteps.areAll(byWarmup.get(false)));
        ArrayNode steps = node.putArray("lossSteps");
        measured.forEach(step -> steps.add(step.step()));
        ArrayNode turns = node.putArray("lossTurns");
        measured.forEach(step -> turns.add(step.turn()));
        addEach(node.putArray("warmupLosses"), warmup, StepSummary::loss);
        addEach(node.putArray("losses"), measured, StepSummary::loss);
        addEach(node.putArray("warmupAccuracies"), warmup, StepSummary::accuracy);
        addEach(node.putArray("accuracies"), measured, StepSummary::accuracy);
    }

    private static void addEach(ArrayNode array, List<StepSummary> steps, Function<StepSummary, Float> quantity) {
        steps.forEach(step -> array.add(JsonNumber.exact(quantity.apply(step))));
    }

    private static ArrayNode epochs(RunRecord run) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (EpochSummary epoch : run.epochs()) {
            ObjectNode node = all.addObject()
                    .put("epoch", epoch.epoch())
                    .put("firstStep", epoch.firstStep())
                    .put("step", epoch.step());
            node.set("trainingLoss", JsonNumber.finite(epoch.trainingLoss()));
            node.set("trainingAccuracy", JsonNumber.finite(epoch.trainingAccuracy()));
            if (epoch.evaluation().isEmpty()) {
                node.putNull("evaluation");
            } else {
                EpochSummary.Evaluation tried = epoch.evaluation().get();
                ObjectNode evaluation = node.putObject("evaluation").put("images", tried.images());
                evaluation.set("loss", JsonNumber.finite(tried.loss()));
                evaluation.set("accuracy", JsonNumber.finite(tried.accuracy()));
                evaluation.set("millis", JsonNumber.millis(tried.nanos()));
            }
        }
        return all;
    }

    private static JsonNode outOfMemory(RunRecord run) {
        if (!(run.outcome() instanceof RunOutcome.OutOfMemory outcome)
                || outcome.shortfall().isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        ShortageRecord shortfall = outcome.shortfall().get();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("layer", shortfall.layer().text())
                .put("tensor", shortfall.tensor())
                .put("phase", shortfall.phase().id())
                .put("operation", shortfall.operation())
                .put("requestedBytes", shortfall.requestedBytes())
                .put("takenBytes", shortfall.takenBytes())
                .put("deviceBytes", shortfall.deviceBytes());
        ArrayNode reserved = node.putArray("reservedBytesBefore");
        shortfall.takenBytesBefore().forEach(reserved::add);
        ArrayNode live = node.putArray("liveBytesBefore");
        LiveProfile profile = shortfall.live(run.prediction());
        for (int operation = 0; operation < profile.operations(); operation++) {
            live.add(profile.totalBytes(operation));
        }
        return node;
    }

    private static JsonNode origin(RunOutcome outcome) {
        return outcome instanceof RunOutcome.NotFinite notFinite
                        && notFinite.origin().isPresent()
                ? JsonNodeFactory.instance
                        .objectNode()
                        .put("layer", notFinite.origin().get().layer().text())
                        .put("tensor", notFinite.origin().get().tensor())
                : JsonNodeFactory.instance.nullNode();
    }

    private static void addTimes(ObjectNode node, RunRecord run) {
        if (run.steps().isEmpty()) {
            node.putNull("stepMillis");
            node.putNull("waitMillis");
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
        ListedSteps.of(run.measuredSteps()).forEach(listed -> all.add(JsonNumber.millis(listed.nanos())));
        addWaits(node, run);
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

    /** Between steps: waiting for the images of the next minibatch. */
    private static void addWaits(ObjectNode node, RunRecord run) {
        List<StepSummary> steps = run.measuredSteps();
        ObjectNode wait = node.putObject("waitMillis");
        wait.set("median", JsonNumber.millis(Median.of(steps.stream().mapToLong(StepSummary::waitNanos))));
        wait.set(
                "max",
                JsonNumber.millis(
                        steps.stream().mapToLong(StepSummary::waitNanos).max().orElse(0)));
        ArrayNode all = wait.putArray("all");
        ListedSteps.of(steps).forEach(step -> all.add(JsonNumber.millis(step.waitNanos())));
    }

    private static void addMeasured(ObjectNode node, RunRecord run) {
        if (run.measurement().isEmpty()) {
            node.putNull("measured");
            return;
        }
        Measurement measured = run.measurement().get();
        ObjectNode bytes = node.putObject("measured")
                .put("forwardFeatureMapBytes", measured.forwardFeatureMapBytes())
                .put("peakLiveBytes", measured.peakLiveBytes())
                .put("reservedBytes", measured.reservedBytes());
        bytes.set("processPeakBytes", JsonNumber.known(measured.processPeakBytes()));
        MemoryAgreement agreement = MemoryAgreement.of(run);
        bytes.put("asPredicted", agreement.isExact());
        ArrayNode differences = bytes.putArray("differences");
        MemoryDifferences.of(agreement, QuantityText.PLAIN).forEach(differences::add);
    }
}
