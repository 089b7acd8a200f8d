package dev.densescope.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.Report;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunRemarksTest {
    private static final DenseNetSpec SPEC = SampleRuns.smallSpec();
    private static final RunRecord SHARED = SampleRuns.run(SPEC, Strategy.SHARED, 8);
    private static final RunRecord IN_PLACE = SampleRuns.run(SPEC, Strategy.IN_PLACE, 8);

    @Test
    void afterOutOfMemoryComparedAndUncomparedRunsAreNamed() {
        List<String> remarks = remarks(outOfMemory(), SHARED);
        assertTrue(remarks.contains("Measured bytes of shared equal predicted bytes exactly."), remarks.toString());
        assertTrue(remarks.contains("No measurements of naive."), remarks.toString());
        assertTrue(
                remarks.contains("No losses of naive could be compared: memory ran out before a step was finished."),
                remarks.toString());
        assertFalse(remarks.toString().contains("identical"), remarks.toString());
    }

    @Test
    void theOtherRunsAreCompared() {
        List<String> remarks = remarks(outOfMemory(), SHARED, IN_PLACE);
        assertTrue(
                remarks.contains("Measured bytes of shared and in-place equal predicted bytes exactly."),
                remarks.toString());
        assertTrue(
                remarks.contains("The losses of in-place are bit-identical to those of shared."), remarks.toString());
    }

    @Test
    void twoStrategiesAreCalledBothAndMoreAll() {
        RunRecord naive = SampleRuns.run(SPEC, Strategy.NAIVE, 8);
        assertTrue(remarks(naive, SHARED).contains("The losses of both strategies are bit-identical."));
        assertTrue(remarks(naive, SHARED, IN_PLACE).contains("The losses of all 3 strategies are bit-identical."));
        assertTrue(remarks(SHARED, SHARED).contains("The losses of both runs are bit-identical."));
    }

    @Test
    void roughTimesAreReportedWithTheReason() {
        List<String> few = remarks(SampleRuns.run(SPEC, Strategy.SHARED, 4));
        assertTrue(few.contains("Times are rough: fewer than 5 steps of shared were measured."), few.toString());
        assertTrue(
                few.contains("For times, profile with --steps 5 or more; --warmup steps do not count."),
                few.toString());
        List<String> enough = remarks(SHARED);
        assertFalse(enough.toString().contains("rough"), enough.toString());
        assertFalse(enough.toString().contains("--steps"), enough.toString());
    }

    @Test
    void recomputationIsShownAsAShareOfTheStep() {
        String bill = remarks(SHARED).get(1);
        assertTrue(
                bill.matches("shared reserves .* less than naive at no cost; recomputation saves .* and costs "
                        + "[0-9.]+ ms of a step's [0-9.]+ ms, [0-9.]+ %\\."),
                bill);
    }

    @Test
    void learnedAccuracyIsReportedForEachStrategy() {
        String text = RunsText.of(Report.of(List.of(outOfMemory(), SHARED), SampleRuns.CREATED));
        assertTrue(text.contains("""
                        training  steps  first loss  last loss  last accuracy
                        naive         0           -          -              -
                        shared        9      2.3224     1.4307         91.7 %
                        (loss and accuracy: of the minibatch of that step, warm-up included)
                        """), text);
    }

    @Test
    void theLastEvaluationIsReported() {
        EpochSummary first =
                new EpochSummary(1, 4, 0.5, 0.75, Optional.of(new EpochSummary.Evaluation(10_000, 0.25, 0.875, 1)));
        EpochSummary second =
                new EpochSummary(2, 9, 0.5, 0.75, Optional.of(new EpochSummary.Evaluation(10_000, 0.25, 0.885, 1)));
        RunRecord evaluated = SampleRuns.withEpochs(SHARED, first, second);
        String text = RunsText.of(Report.of(List.of(evaluated), SampleRuns.CREATED));
        assertTrue(text.lines().anyMatch(line -> line.endsWith("evaluation accuracy")), text);
        assertEquals(1, text.lines().filter(line -> line.endsWith(" 88.5 %")).count(), text);
    }

    private static RunRecord outOfMemory() {
        return SampleRuns.endedBeforeFirstStep(SPEC, Strategy.NAIVE, new RunOutcome.OutOfMemory(1, "No memory."));
    }

    private static List<String> remarks(RunRecord... runs) {
        return RunRemarks.of(Report.of(List.of(runs), SampleRuns.CREATED));
    }
}
