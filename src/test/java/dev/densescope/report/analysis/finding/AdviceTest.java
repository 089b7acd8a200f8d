package dev.densescope.report.analysis.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.DataChoice;
import dev.densescope.device.DeviceInfo;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a finding advises is right for the run that it is about. */
class AdviceTest {
    private static final DenseNetSpec DESIGN =
            Presets.find("densenet-bc-40-12").orElseThrow().withBatch(8);

    @Test
    void lessRecomputationIsAdvisedOnlyIfARunShowsThatItIsFaster() {
        RunRecord naive = taking(SampleRuns.run(DESIGN, Strategy.NAIVE, 8), 100_000_000);
        RunRecord shared = taking(SampleRuns.run(DESIGN, Strategy.SHARED, 8), 110_000_000);
        assertEquals(
                "If %s of memory are available, use naive: its steps take %s less time."
                        .formatted(bytes(naive), QuantityText.FILES.percent(1 - 100.0 / 110)),
                recomputation(naive, shared));
        assertEquals(
                "Keep shared: no measured strategy that recomputes less was seen to be faster.",
                recomputation(taking(naive, 120_000_000), shared));
        assertEquals("Use shared where memory is short: its steps take 10\u00a0% more time.", saving(naive, shared));
        assertEquals("Use shared: its steps take 8.3\u00a0% less time.", saving(taking(naive, 120_000_000), shared));
        assertEquals(
                "Use shared: no difference of its step times was seen.", saving(taking(naive, 110_000_000), shared));
    }

    @Test
    void withoutAnotherRunAStrategyIsAdvisedOnlyIfItFits() {
        RunRecord shared = SampleRuns.run(DESIGN, Strategy.SHARED, 8);
        long without =
                Alternatives.of(shared).withoutRecomputation().orElseThrow().reservedBytes();
        assertEquals(
                "If %s of memory are available, measure shared-gradients, which recomputes nothing."
                        .formatted(QuantityText.FILES.bytes(without)),
                recomputation(shared));
        assertEquals(
                "Keep it: without recomputation a step reserves at least %s, more than the device has."
                        .formatted(QuantityText.FILES.bytes(without)),
                recomputation(on(shared, without - 1)));
    }

    @Test
    void recomputationThatCostsNothingIsKept() {
        RunRecord shared = SampleRuns.run(DESIGN, Strategy.SHARED, 8);
        RunRecord slow = taking(shared, 1_000_000_000_000L);
        assertEquals("Keep shared: its recomputation costs hardly any time.", recomputation(slow));
    }

    @Test
    void whatRanOutOfMemoryIsAdvisedWhatFits() {
        long redoNorms =
                SampleRuns.run(DESIGN, Strategy.REDO_NORMS, 1).prediction().reservedBytes();
        RunRecord naive = outOfMemory(Strategy.NAIVE, redoNorms);
        assertEquals(
                "Use redo-norms, which would reserve %s, or reduce the batch."
                        .formatted(QuantityText.FILES.bytes(redoNorms)),
                action(naive, finding -> finding.statement().startsWith("naive: ")));
        assertEquals(
                1,
                Findings.of(Report.of(List.of(naive), SampleRuns.CREATED)).stream()
                        .filter(finding -> finding.kind() == Finding.Kind.BAD)
                        .count(),
                "it is told once");
    }

    @Test
    void ifNoStrategyFitsTheLargestBatchIsAdvised() {
        long least =
                SampleRuns.run(DESIGN, Strategy.FEATURES_ONLY, 1).prediction().reservedBytes();
        RunRecord run = outOfMemory(Strategy.FEATURES_ONLY, least - 1);
        assertEquals(
                "No strategy fits at this batch: with features-only, reduce it to at most 7.",
                action(run, finding -> finding.statement().startsWith("features-only: ")));
        RunRecord hopeless = outOfMemory(Strategy.FEATURES_ONLY, 1_000);
        assertEquals(
                "Not even a batch of one image fits: reduce the input, the growth rate or the number of layers.",
                action(hopeless, finding -> finding.statement().startsWith("features-only: ")));
    }

    @Test
    void imagesAreSuspectedOnlyIfThereAreAny() {
        RunRecord run = SampleRuns.run(DESIGN, Strategy.SHARED, 3);
        RunRecord diverged =
                SampleRuns.with(run, run.steps(), new RunOutcome.NotFinite(3, Float.NaN, Optional.empty()));
        Predicate<Finding> isBad = finding -> finding.kind() == Finding.Kind.BAD;
        assertEquals("Reduce the learning rate of 0.1.", action(diverged, isBad));
        RunRecord onImages = onImages(diverged);
        assertEquals("Reduce the learning rate of 0.1, or look for damaged images.", action(onImages, isBad));
    }

    @Test
    void thePeakIsAdvisedTheNextSmallerStrategyIfThereIsOne() {
        Predicate<Finding> isPeak = finding -> finding.statement().startsWith("Live memory of");
        String shared = action(SampleRuns.run(DESIGN, Strategy.SHARED, 8), isPeak);
        assertTrue(shared.matches("For less memory, use [a-z-]+: it would reserve .*, .* less\\."), shared);
        String leanest = action(SampleRuns.run(DESIGN, Strategy.FEATURES_ONLY, 8), isPeak);
        assertTrue(leanest.startsWith("No strategy reserves much less"), leanest);
    }

    @Test
    void waitingIsToldForImagesAlone() {
        RunRecord run = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 8);
        Predicate<Finding> isWaiting = finding -> finding.statement().contains("waits for images");
        assertFalse(findings(run).stream().anyMatch(isWaiting), "synthetic images are made at once");
        assertTrue(action(onImages(run), isWaiting).startsWith("Resize the images"), "they wait longer than a tenth");
        assertFalse(findings(onImages(taking(run, 10_000_000_000L))).stream().anyMatch(isWaiting));
    }

    private static RunRecord onImages(RunRecord run) {
        RunSettings settings = run.settings();
        return SampleRuns.with(
                run,
                new RunSettings(
                        settings.spec(),
                        settings.storage(),
                        settings.on(),
                        new DataChoice.Images(Path.of("/pets")),
                        settings.length(),
                        settings.seed(),
                        settings.recipe(),
                        settings.start()));
    }

    private static RunRecord taking(RunRecord run, long nanos) {
        List<StepSummary> steps = run.steps().stream()
                .map(step -> SampleRuns.withNanos(step, nanos))
                .toList();
        return SampleRuns.with(run, steps, run.outcome());
    }

    private static RunRecord outOfMemory(Strategy strategy, long deviceBytes) {
        return on(
                SampleRuns.endedBeforeFirstStep(
                        DESIGN, strategy, new RunOutcome.OutOfMemory(1 << 20, "Memory ran out.")),
                deviceBytes);
    }

    private static RunRecord on(RunRecord run, long deviceBytes) {
        return SampleRuns.on(run, new DeviceInfo("cpu", "Test processor", "oneDNN 3.11", deviceBytes));
    }

    private static String recomputation(RunRecord... runs) {
        return action(
                Report.of(List.of(runs), SampleRuns.CREATED),
                finding -> finding.statement().startsWith("shared reserves")
                        && finding.statement().contains("recomputation"));
    }

    private static String saving(RunRecord... runs) {
        return action(
                Report.of(List.of(runs), SampleRuns.CREATED),
                finding -> finding.statement().matches("shared reserves .*% less than naive\\."));
    }

    private static String action(RunRecord run, Predicate<Finding> isWanted) {
        return action(Report.of(List.of(run), SampleRuns.CREATED), isWanted);
    }

    private static String action(Report report, Predicate<Finding> isWanted) {
        return Findings.of(report).stream()
                .filter(isWanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError(Findings.of(report)))
                .action();
    }

    private static List<Finding> findings(RunRecord run) {
        return Findings.of(Report.of(List.of(run), SampleRuns.CREATED));
    }

    private static String bytes(RunRecord run) {
        return QuantityText.FILES.bytes(run.measurement().orElseThrow().reservedBytes());
    }
}
