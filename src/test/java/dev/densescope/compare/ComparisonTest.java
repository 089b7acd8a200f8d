package dev.densescope.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.compare.time.TimeComparison;
import dev.densescope.framework.Framework;
import dev.densescope.language.Text;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.BaselineStep;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.LayerPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void twoToFiveRunsAreCompared() {
        assertEquals(
                "A comparison needs 2 to 5 runs, but only 1 is given: add a run file, a PyTorch snapshot or a Chrome trace.",
                refusal(List.of(SampleComparisons.run(Strategy.NAIVE))));
        List<ComparedRun> six = Stream.of(Strategy.values())
                .limit(6)
                .map(SampleComparisons::run)
                .toList();
        assertEquals("A comparison takes at most 5 runs, but 6 are given: leave out 1 of them.", refusal(six));
        assertEquals(5, new Comparison(six.subList(0, 5)).runs().size());
    }

    @Test
    void aFileIsComparedOnce() {
        ComparedRun run = SampleComparisons.run(Strategy.NAIVE);
        ComparedRun same = ComparedRun.of(run.run().orElseThrow(), Optional.of(Path.of("runs/../runs/naive.dscope")));
        assertEquals(
                "The file %s is given twice: give each once.".formatted(Path.of("runs/../runs/naive.dscope")),
                refusal(List.of(run, same)));
        ComparedRun unsaved = ComparedRun.of(run.run().orElseThrow(), Optional.empty());
        assertEquals("The run naive is given twice: give each once.", refusal(List.of(unsaved, unsaved)));
    }

    @Test
    void figuresOfOurRunsAreThoseOfTheirRecord() {
        ComparedRun run = SampleComparisons.run(Strategy.SHARED);
        RunRecord record = run.run().orElseThrow();
        assertEquals("Small, batch 2", run.identity().design().toString());
        assertEquals(
                OptionalLong.of(record.measurement().orElseThrow().reservedBytes()),
                run.memory().reserved());
        assertEquals(
                record.prediction().peakLiveBytes(),
                run.profile().orElseThrow().timeline().peakBytes());
        assertEquals(SampleComparisons.STEPS, run.steps().measuredNanos().size());
        assertEquals(
                record.medianStepNanos(), run.steps().quartiles().orElseThrow().medianNanos());
        assertEquals(
                record.lastTrace().orElseThrow().finished(),
                run.profile().orElseThrow().operations().size());
        long highest =
                run.layers().stream().mapToLong(LayerFigures::peakBytes).max().orElse(0);
        assertTrue(highest <= record.prediction().peakLiveBytes() && highest > 0);
    }

    @Test
    void equalLossesAreTheSameNumbersAndTheFirstOtherLossIsTold() {
        RunRecord naive = SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, SampleComparisons.STEPS);
        RunRecord shared = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, SampleComparisons.STEPS);
        List<StepSummary> steps = new ArrayList<>(shared.steps());
        float loss = steps.get(2).loss();
        steps.set(2, SampleRuns.withLoss(steps.get(2), loss * 1.5f));
        Comparison comparison = new Comparison(List.of(
                SampleComparisons.inFile(naive, "a.dscope"),
                SampleComparisons.inFile(shared, "b.dscope"),
                SampleComparisons.inFile(SampleRuns.with(shared, steps, shared.outcome()), "c.dscope")));
        assertEquals(new SameNumbers.Reference(), comparison.numbers(0));
        assertEquals(new SameNumbers.Identical(SampleComparisons.STEPS + 1), comparison.numbers(1));
        SameNumbers.Different different = assertInstanceOf(SameNumbers.Different.class, comparison.numbers(2));
        assertEquals(new SameNumbers.Different(3, loss * 1.5f, loss), different);
        assertEquals(0.5, different.relative(), 1e-6);
    }

    @Test
    void otherTrainingsAndRunsWithoutLossesAreNotTheSameNumbers() {
        RunRecord naive = SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, SampleComparisons.STEPS);
        DenseNetSpec larger = SampleRuns.smallSpec().withBatch(4);
        RunRecord none = SampleRuns.endedBeforeFirstStep(
                SampleRuns.smallSpec(), Strategy.SHARED, new RunOutcome.OutOfMemory(1, "Memory ran out."));
        Comparison comparison = new Comparison(List.of(
                SampleComparisons.inFile(naive, "a.dscope"),
                SampleComparisons.inFile(SampleRuns.run(larger, Strategy.SHARED, 5), "b.dscope"),
                SampleComparisons.inFile(none, "c.dscope"),
                SampleComparisons.snapshot("x.pickle")));
        assertEquals(
                new SameNumbers.OtherTraining(List.of(Text.verbatim("the batch (4 and 2)"))), comparison.numbers(1));
        assertEquals(new SameNumbers.NotCompared("no step was finished"), comparison.numbers(2));
        assertEquals(new SameNumbers.NotCompared("an imported record has no losses"), comparison.numbers(3));
        assertEquals(new TimeComparison.NotCompared("it is another design or batch"), comparison.time(1));
        assertEquals(new TimeComparison.NotCompared("it has no measured step"), comparison.time(2));
        assertEquals(new TimeComparison.NotCompared("it has no measured step"), comparison.time(3));
        assertTrue(comparison.layers(3).isEmpty());
        assertEquals(MemoryFigures.NONE, comparison.runs().get(2).memory());
        assertEquals(
                List.of(Text.verbatim("Memory ran out.")),
                comparison.runs().get(2).notices());
    }

    @Test
    void lossesOfABaselineAreTheSameUpToRounding() {
        ComparedRun naive = SampleComparisons.run(Strategy.NAIVE);
        Comparison near = new Comparison(List.of(naive, baseline(naive, 1.00001f)));
        SameNumbers.Close close = assertInstanceOf(SameNumbers.Close.class, near.numbers(1));
        assertEquals(SampleComparisons.STEPS + 1, close.steps());
        assertEquals(1e-5, close.largest(), 1e-6);
        assertTrue(close.isRounding());
        assertInstanceOf(TimeComparison.Ratio.class, near.time(1));
        assertEquals("dl4j", near.labels().get(1));
        assertEquals(OptionalLong.of(500), near.runs().get(1).memory().peakLive());
        Comparison far = new Comparison(List.of(baseline(naive, 1.01f), naive));
        assertEquals(
                0.01, assertInstanceOf(SameNumbers.Close.class, far.numbers(1)).largest(), 1e-3);
        Comparison broken = new Comparison(List.of(naive, baseline(naive, Float.NaN)));
        assertEquals(
                Double.POSITIVE_INFINITY,
                assertInstanceOf(SameNumbers.Close.class, broken.numbers(1)).largest());
    }

    /** The same training by another framework, whose losses are so many times as large. */
    private static ComparedRun baseline(ComparedRun run, float factor) {
        RunRecord record = run.run().orElseThrow();
        List<BaselineStep> steps = record.steps().stream()
                .map(step -> new BaselineStep(step.step(), step.warmup(), step.loss() * factor, step.nanos(), 500, 900))
                .toList();
        BaselineRecord baseline = new BaselineRecord(
                record.startedAt(),
                Framework.DEEPLEARNING4J,
                "Deeplearning4j 1",
                record.settings(),
                record.environment(),
                steps,
                1000,
                new RunOutcome.Completed(),
                List.of());
        return ComparedRun.of(baseline, Optional.of(Path.of("dl4j.dscope")));
    }

    @Test
    void layersAreComparedAndSortedByTheirDifference() {
        Comparison comparison = SampleComparisons.ofThree();
        List<LayerDifference> layers = comparison.layers(1);
        List<LayerPath> order = layers.stream().map(LayerDifference::layer).toList();
        assertEquals(LayerPath.STEM, order.get(0));
        assertEquals(LayerPath.HEAD, order.get(order.size() - 1));
        for (LayerDifference layer : layers) {
            assertEquals(
                    layer.run().orElseThrow().keptBytes()
                            - layer.reference().orElseThrow().keptBytes(),
                    layer.difference(LayerQuantity.KEPT));
        }
        List<Long> sorted = LayerDifference.sorted(layers, LayerQuantity.KEPT).stream()
                .map(layer -> Math.abs(layer.difference(LayerQuantity.KEPT)))
                .toList();
        assertEquals(
                sorted.stream().sorted((one, other) -> Long.compare(other, one)).toList(), sorted);
        assertTrue(sorted.get(0) > 0);
    }

    @Test
    void layersOfOneDesignAloneHaveNoDifference() {
        DenseNetSpec shallow = SampleRuns.smallSpec();
        DenseNetSpec deep = new DenseNetSpec(
                "Deep",
                shallow.input(),
                shallow.stem(),
                shallow.initialChannels(),
                List.of(shallow.blocks().get(0), shallow.blocks().get(0)),
                shallow.compression(),
                shallow.dropout(),
                shallow.classes(),
                shallow.batch());
        Comparison comparison = new Comparison(List.of(
                SampleComparisons.run(Strategy.NAIVE),
                SampleComparisons.inFile(SampleRuns.run(deep, Strategy.NAIVE, 5), "deep.dscope")));
        List<LayerDifference> layers = comparison.layers(1);
        LayerDifference more = layers.get(layers.size() - 1);
        assertEquals(LayerPath.denseLayer(2, 3), more.layer());
        assertTrue(more.reference().isEmpty());
        assertEquals(0, more.difference(LayerQuantity.KEPT));
    }

    @Test
    void labelsTellRunsApart() {
        RunRecord naive = SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, 5);
        RunRecord larger = SampleRuns.run(SampleRuns.smallSpec().withBatch(4), Strategy.NAIVE, 5);
        assertEquals(
                List.of("naive", "shared", "densenet121.pickle"),
                SampleComparisons.ofThree().labels());
        assertEquals(
                List.of("naive, Small, batch 2", "naive, Small, batch 4"),
                labels(SampleComparisons.inFile(naive, "a.dscope"), SampleComparisons.inFile(larger, "b.dscope")));
        assertEquals(
                List.of("naive (a)", "naive (20251130-091500-…e-names-naive-2)"),
                labels(
                        SampleComparisons.inFile(naive, "a.dscope"),
                        SampleComparisons.inFile(naive, "20251130-091500-densenet-with-quite-names-naive-2.dscope")));
        assertEquals(
                List.of("naive (12:41:01)", "naive (12:46:12)"),
                labels(
                        SampleComparisons.inFile(naive, "20261201-124101-small-naive.dscope"),
                        SampleComparisons.inFile(naive, "20261201-124612-small-naive.dscope")));
        assertEquals(
                List.of("naive (20261130-235959)", "naive (20261201-124612)"),
                labels(
                        SampleComparisons.inFile(naive, "20261130-235959-small-naive.dscope"),
                        SampleComparisons.inFile(naive, "20261201-124612-small-naive.dscope")));
        assertEquals(
                List.of("naive (20261201-124101-small-naive)", "naive (2)", "naive (3)"),
                labels(
                        SampleComparisons.inFile(naive, "20261201-124101-small-naive.dscope"),
                        SampleComparisons.inFile(naive, "20261201-124101-small-naive-2.dscope"),
                        SampleComparisons.inFile(naive, "20261201-124101-small-naive-3.dscope")));
        ComparedRun later = ComparedRun.of(SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, 6), Optional.empty());
        assertEquals(List.of("naive", "naive (2)"), labels(ComparedRun.of(naive, Optional.empty()), later));
    }

    private static List<String> labels(ComparedRun... runs) {
        return new Comparison(List.of(runs)).labels();
    }

    private static String refusal(List<ComparedRun> runs) {
        return assertThrows(ComparisonException.class, () -> new Comparison(runs))
                .sentence();
    }
}
