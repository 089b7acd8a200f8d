package dev.densescope.compare.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.MemoryFigures;
import dev.densescope.compare.SampleComparisons;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunRecord;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {
    private static final long MILLIS = 1_000_000;

    @Test
    void cellsOfARunShowItsFiguresWithExactBytes() {
        Comparison comparison = SampleComparisons.ofThree();
        RunRecord shared = comparison.runs().get(1).run().orElseThrow();
        long reserved = shared.measurement().orElseThrow().reservedBytes();
        Cell cell = Figure.RESERVED.cell(comparison, 1, QuantityText.PLAIN);
        assertEquals(QuantityText.PLAIN.bytes(reserved), cell.text());
        assertEquals(QuantityText.PLAIN.exactBytes(reserved), cell.exact());
        assertEquals("same bits, in 9 steps", line(Figure.NUMBERS, comparison, 1));
        assertEquals("reference", line(Figure.NUMBERS, comparison, 0));
        assertEquals("–, an imported record has no losses", line(Figure.NUMBERS, comparison, 2));
        assertEquals("completed", line(Figure.OUTCOME, comparison, 0));
        assertEquals("–", line(Figure.STEP, comparison, 2));
        assertEquals("–", line(Figure.RATIO, comparison, 2));
        assertEquals("5.00 MiB", line(Figure.PEAK_LIVE, comparison, 2));
    }

    @Test
    void ratiosHaveTheirIntervalOrSayWhyNot() {
        Comparison same = timed(step -> 100 * MILLIS + step % 3 * MILLIS, step -> 100 * MILLIS + step % 4 * MILLIS);
        assertEquals("1.005 (0.990 to 1.020), no difference seen", line(Figure.RATIO, same, 1));
        Comparison slower = timed(step -> 100 * MILLIS + step % 3 * MILLIS, step -> 150 * MILLIS + step % 4 * MILLIS);
        assertTrue(line(Figure.RATIO, slower, 1).startsWith("1.50"), () -> line(Figure.RATIO, slower, 1));
        assertEquals("152 ms, 151 to 152", line(Figure.STEP, slower, 1));
        Comparison few = new Comparison(List.of(
                SampleComparisons.run(Strategy.NAIVE),
                SampleComparisons.inFile(SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 3), "few.dscope")));
        assertTrue(line(Figure.RATIO, few, 1).endsWith(", no interval: 3 steps"), () -> line(Figure.RATIO, few, 1));
    }

    @Test
    void theHeadlineIsOfTheSmallestRunAndSaysWhetherTimesDiffer() {
        Comparison same = timed(step -> 100 * MILLIS + step % 3 * MILLIS, step -> 100 * MILLIS + step % 4 * MILLIS);
        String least = "shared needs %s less memory than naive".formatted(saved(same));
        assertEquals(
                least + " and takes as long: no difference seen.", new Headline(same, QuantityText.PLAIN).sentence());
        Comparison slower = timed(step -> 100 * MILLIS + step % 3 * MILLIS, step -> 150 * MILLIS + step % 4 * MILLIS);
        Headline headline = new Headline(slower, QuantityText.PLAIN);
        assertEquals(least + " and takes 50 % more time.", headline.sentence());
        assertTrue(headline.times()
                .orElseThrow()
                .startsWith("Step time over that of naive, with 95 % intervals: shared 1.50"));
    }

    @Test
    void withoutReservedBytesLiveBytesAreCompared() {
        Comparison comparison = new Comparison(
                List.of(SampleComparisons.snapshot("one"), withoutReserved(SampleComparisons.run(Strategy.NAIVE))));
        String sentence = new Headline(comparison, QuantityText.PLAIN).sentence();
        assertTrue(sentence.matches("naive needs \\d+ % less live memory than one\\."), sentence);
    }

    @Test
    void remarksSayWhatIntervalsContainAndWhatLimitsRuns() {
        assertTrue(Remarks.of(new Comparison(
                        List.of(SampleComparisons.snapshot("one"), SampleComparisons.run(Strategy.NAIVE))))
                .isEmpty());
        RunRecord gpu = SampleRuns.onDevice(
                SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, SampleComparisons.STEPS), "cuda:0");
        RunRecord told = SampleRuns.noticing(
                SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, SampleComparisons.STEPS), List.of("A notice."));
        List<String> remarks = Remarks.of(new Comparison(List.of(
                SampleComparisons.run(Strategy.NAIVE),
                SampleComparisons.inFile(gpu, "gpu.dscope"),
                SampleComparisons.inFile(told, "told.dscope"))));
        assertEquals(
                List.of(
                        "shared (gpu) ran with other devices, threads or precision than naive:"
                                + " the ratio of times compares these too.",
                        "shared (told): A notice.",
                        "Intervals follow from the steps of each run; how much a run differs when it is started again"
                                + " is not in them."),
                remarks);
    }

    private static ComparedRun withoutReserved(ComparedRun run) {
        return new ComparedRun(
                run.identity(),
                new MemoryFigures(
                        OptionalLong.empty(),
                        run.memory().peakLive(),
                        run.memory().forwardFeatureMaps(),
                        run.memory().processPeak()),
                run.steps(),
                run.profile(),
                run.record(),
                run.notices());
    }

    private static String saved(Comparison comparison) {
        double part = (double) comparison.runs().get(1).memory().reserved().getAsLong()
                / comparison.reference().memory().reserved().getAsLong();
        return QuantityText.PLAIN.percent(1 - part);
    }

    /** Naive and shared with steps of these times. */
    private static Comparison timed(LongUnaryOperator naive, LongUnaryOperator shared) {
        return new Comparison(List.of(
                SampleComparisons.inFile(
                        SampleComparisons.withTimes(
                                SampleRuns.run(SampleRuns.smallSpec(), Strategy.NAIVE, SampleComparisons.STEPS), naive),
                        "naive.dscope"),
                SampleComparisons.inFile(
                        SampleComparisons.withTimes(
                                SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, SampleComparisons.STEPS),
                                shared),
                        "shared.dscope")));
    }

    private static String line(Figure figure, Comparison comparison, int run) {
        return figure.cell(comparison, run, QuantityText.PLAIN).line();
    }
}
