package dev.densescope.compare.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.MemoryFigures;
import dev.densescope.compare.SampleComparisons;
import dev.densescope.language.Language;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import java.util.List;
import java.util.Locale;
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
        FigureText cell = ComparedColumn.RESERVED.cell(comparison, 1, QuantityText.PLAIN);
        assertEquals(QuantityText.PLAIN.bytes(reserved), cell.text());
        assertEquals(QuantityText.PLAIN.exactBytes(reserved), cell.exact());
        assertEquals("same bits, in 9 steps", line(ComparedColumn.NUMBERS, comparison, 1));
        assertEquals("reference", line(ComparedColumn.NUMBERS, comparison, 0));
        assertEquals("–, an imported record has no losses", line(ComparedColumn.NUMBERS, comparison, 2));
        assertEquals("completed", line(ComparedColumn.OUTCOME, comparison, 0));
        assertEquals("–", line(ComparedColumn.STEP, comparison, 2));
        assertEquals("–", line(ComparedColumn.RATIO, comparison, 2));
        assertEquals("5.00 MiB, allocated", line(ComparedColumn.PEAK_LIVE, comparison, 2));
    }

    @Test
    void ratiosHaveTheirIntervalOrSayWhyNot() {
        Comparison same = timed(step -> 100 * MILLIS + step % 3 * MILLIS, step -> 100 * MILLIS + step % 4 * MILLIS);
        assertEquals("1.00 (0.98 to 1.03), no difference seen", line(ComparedColumn.RATIO, same, 1));
        Comparison slower = timed(step -> 100 * MILLIS + step % 3 * MILLIS, step -> 150 * MILLIS + step % 4 * MILLIS);
        assertTrue(
                line(ComparedColumn.RATIO, slower, 1).startsWith("1.50"), () -> line(ComparedColumn.RATIO, slower, 1));
        assertEquals("152 ms, 151 to 152", line(ComparedColumn.STEP, slower, 1));
        Comparison few = new Comparison(List.of(
                SampleComparisons.run(Strategy.NAIVE),
                SampleComparisons.inFile(SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, 3), "few.dscope")));
        assertTrue(
                line(ComparedColumn.RATIO, few, 1).endsWith(", no interval: 3 steps"),
                () -> line(ComparedColumn.RATIO, few, 1));
    }

    @Test
    void theHeadlineIsOfTheSmallestRunAndSaysWhetherTimesDiffer() {
        Comparison same = timed(step -> 100 * MILLIS + step % 3 * MILLIS, step -> 100 * MILLIS + step % 4 * MILLIS);
        String least = "shared needs %s less".formatted(needs(same));
        assertEquals(
                least + ", and no difference of their times was seen.",
                new Headline(same, QuantityText.PLAIN).sentence());
        Comparison slower = timed(step -> 100 * MILLIS + step % 3 * MILLIS, step -> 150 * MILLIS + step % 4 * MILLIS);
        Headline headline = new Headline(slower, QuantityText.PLAIN);
        assertEquals(least + ", and takes 50 % more time.", headline.sentence());
        Comparison slowest = timed(step -> 100 * MILLIS + step % 3 * MILLIS, step -> 400 * MILLIS + step % 4 * MILLIS);
        assertEquals(least + ", and takes 3.98 times as long.", new Headline(slowest, QuantityText.PLAIN).sentence());
        assertTrue(
                headline.times()
                        .orElseThrow()
                        .startsWith(
                                "Step time over that of naive, the median of all pairs of steps with its 95 % interval: shared 1.50"));
    }

    @Test
    void timesThatVaryWidelyAreNotInTheHeadlineButInARemark() {
        Comparison rough =
                timed(step -> 100 * MILLIS + step % 3 * MILLIS, step -> 150 * MILLIS + step % 4 * 40 * MILLIS);
        assertEquals(
                "shared needs %s less.".formatted(needs(rough)), new Headline(rough, QuantityText.PLAIN).sentence());
        assertEquals(
                "Times are rough: step times of shared vary widely. Measure again on an idle machine before comparing times;"
                        + " bytes are exact.",
                Remarks.of(rough).get(0));
    }

    @Test
    void anIntervalThatSaysNothingHasNoLongNumbers() {
        Comparison wild = timed(
                step -> step % 2 == 0 ? MILLIS : 20_000 * MILLIS, step -> step % 2 == 0 ? MILLIS : 20_000 * MILLIS);
        String times = new Headline(wild, QuantityText.PLAIN).times().orElseThrow();
        assertTrue(times.endsWith(" to over 100: no difference seen)."), times);
    }

    @Test
    void theSentenceOfRatiosSaysWhereNoDifferenceWasSeen() {
        Comparison same = timed(step -> 100 * MILLIS + step % 3 * MILLIS, step -> 100 * MILLIS + step % 4 * MILLIS);
        assertTimesEnd("shared 1.00 (0.98 to 1.03: no difference seen).", same, QuantityText.PLAIN);
        assertTimesEnd(
                "shared 1,00 (0,98 bis 1,03: kein Unterschied erkennbar).",
                same,
                new QuantityText(Locale.GERMANY, ' ', Language.GERMAN));
        Comparison slower = timed(step -> 100 * MILLIS + step % 3 * MILLIS, step -> 150 * MILLIS + step % 4 * MILLIS);
        String times = new Headline(slower, QuantityText.PLAIN).times().orElseThrow();
        assertTrue(times.matches(".* shared 1\\.50 \\(1\\.\\d+ to 1\\.\\d+\\)\\."), times);
    }

    @Test
    void outcomesAreWordsInTheLanguageOfTheReader() {
        RunRecord run = SampleRuns.run(SampleRuns.smallSpec(), Strategy.SHARED, SampleComparisons.STEPS);
        Comparison comparison = new Comparison(List.of(
                SampleComparisons.run(Strategy.NAIVE),
                SampleComparisons.inFile(
                        SampleRuns.with(run, run.steps(), new RunOutcome.InProgress(SampleComparisons.STEPS)),
                        "one.dscope"),
                SampleComparisons.inFile(
                        SampleRuns.with(run, run.steps(), new RunOutcome.OutOfMemory(1, "Full.")), "two.dscope")));
        assertEquals("in progress", line(ComparedColumn.OUTCOME, comparison, 1));
        assertEquals("out of memory", line(ComparedColumn.OUTCOME, comparison, 2));
        QuantityText german = new QuantityText(Locale.GERMANY, ' ', Language.GERMAN);
        assertEquals(
                "läuft noch", ComparedColumn.OUTCOME.cell(comparison, 1, german).line());
        assertEquals(
                "zu wenig Speicher",
                ComparedColumn.OUTCOME.cell(comparison, 2, german).line());
    }

    private static void assertTimesEnd(String end, Comparison comparison, QuantityText numbers) {
        String times = new Headline(comparison, numbers).times().orElseThrow();
        assertTrue(times.endsWith(end), times);
    }

    @Test
    void aSmallerRecordOfAnotherNetworkIsNotTheHeadline() {
        Comparison comparison = new Comparison(List.of(
                SampleComparisons.run(Strategy.NAIVE),
                SampleComparisons.snapshot("other.pickle"),
                SampleComparisons.inFile(
                        SampleRuns.run(SampleRuns.smallSpec().withBatch(1), Strategy.NAIVE, SampleComparisons.STEPS),
                        "one.dscope"),
                SampleComparisons.run(Strategy.SHARED)));
        String sentence = new Headline(comparison, QuantityText.PLAIN).sentence();
        assertTrue(sentence.startsWith("shared needs "), sentence);
        assertEquals(
                List.of(
                        "other.pickle names no network and no batch: its memory is comparable only if they are those of "
                                + comparison.labels().get(0) + ".",
                        "%s has another design or batch than %s: its memory differs for that reason too."
                                .formatted(
                                        comparison.labels().get(2),
                                        comparison.labels().get(0))),
                Remarks.of(comparison).subList(0, 2));
    }

    @Test
    void withoutReservedBytesLiveBytesAreCompared() {
        Comparison comparison = new Comparison(
                List.of(SampleComparisons.snapshot("one"), withoutReserved(SampleComparisons.run(Strategy.NAIVE))));
        String sentence = new Headline(comparison, QuantityText.PLAIN).sentence();
        assertTrue(
                sentence.matches("naive needs \\S+ [KM]iB of live memory where one needs 5.00 MiB, \\d+ % less\\."),
                sentence);
    }

    @Test
    void remarksSayWhatIntervalsContainAndWhatLimitsRuns() {
        assertEquals(
                List.of("one names no network and no batch: its memory is comparable only if they are those of naive."),
                Remarks.of(new Comparison(
                        List.of(SampleComparisons.snapshot("one"), SampleComparisons.run(Strategy.NAIVE)))));
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

    @Test
    void featureMapsThatExceedThePeakAreExplained() {
        ComparedRun naive = SampleComparisons.run(Strategy.NAIVE);
        ComparedRun exceeding = withMemory(
                naive,
                new MemoryFigures(OptionalLong.of(9), OptionalLong.of(7), OptionalLong.of(8), OptionalLong.empty()));
        String sentence = "Feature maps of %s exceed the peak of live bytes: they count storage, and storages that are"
                + " live at different times use the same memory.";
        List<String> remarks = Remarks.of(new Comparison(List.of(exceeding, SampleComparisons.snapshot("one"))));
        assertTrue(remarks.contains(sentence.formatted("naive")), remarks.toString());
        List<String> plain = Remarks.of(new Comparison(List.of(naive, SampleComparisons.snapshot("one"))));
        assertTrue(plain.stream().noneMatch(remark -> remark.contains("exceed the peak")), plain.toString());
    }

    private static ComparedRun withoutReserved(ComparedRun run) {
        return withMemory(
                run,
                new MemoryFigures(
                        OptionalLong.empty(),
                        run.memory().peakLive(),
                        run.memory().forwardFeatureMaps(),
                        run.memory().processPeak()));
    }

    private static ComparedRun withMemory(ComparedRun run, MemoryFigures memory) {
        return new ComparedRun(run.identity(), memory, run.steps(), run.profile(), run.record(), run.notices());
    }

    /** Such as {@code 1.00 MiB where naive needs 2.00 MiB, 50 %}. */
    private static String needs(Comparison comparison) {
        int last = comparison.runs().size() - 1;
        long own = comparison.runs().get(last).memory().reserved().getAsLong();
        long reference = comparison.reference().memory().reserved().getAsLong();
        return "%s where naive needs %s, %s"
                .formatted(
                        QuantityText.PLAIN.bytes(own),
                        QuantityText.PLAIN.bytes(reference),
                        QuantityText.PLAIN.percent(1 - (double) own / reference));
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

    private static String line(ComparedColumn figure, Comparison comparison, int run) {
        return figure.cell(comparison, run, QuantityText.PLAIN).line();
    }
}
