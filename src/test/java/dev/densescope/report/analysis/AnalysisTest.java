package dev.densescope.report.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.chart.bill.RecomputeBill;
import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.language.Language;
import dev.densescope.language.Text;
import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.analysis.finding.Finding;
import dev.densescope.report.analysis.finding.Findings;
import dev.densescope.session.MemoryAgreement;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.TrainingDifferences;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.Rounds;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnalysisTest {
    private static final DenseNetSpec SPEC = SampleRuns.smallSpec();

    private static final StartingPoint OF_WEIGHTS = new StartingPoint.Weights(Path.of("pretrained.safetensors"));

    private final Report report = SampleRuns.smallReport();

    @Test
    void lossesThatAreEqualBitForBitAreIdentical() {
        LossAgreement agreement = LossAgreement.of(report);
        assertTrue(agreement.allIdentical());
        assertInstanceOf(LossAgreement.Reference.class, agreement.verdicts().get(0));
        assertInstanceOf(LossAgreement.Identical.class, agreement.verdicts().get(3));
    }

    @Test
    void oneBitOfDifferenceIsFoundWithItsStep() {
        RunRecord naive = report.runs().get(0);
        RunRecord shared = report.runs().get(3);
        List<StepSummary> steps = new ArrayList<>(shared.steps());
        steps.set(2, SampleRuns.withLoss(steps.get(2), Math.nextUp(steps.get(2).loss())));
        RunRecord wrong = SampleRuns.with(shared, steps, shared.outcome());
        Report wrongReport = Report.of(List.of(naive, wrong), SampleRuns.CREATED);
        LossAgreement agreement = LossAgreement.of(wrongReport);
        assertFalse(agreement.allIdentical());
        assertEquals(3, agreement.differing().get(0).step());
        assertTrue(Summary.sentence(wrongReport).endsWith("; but the losses of shared differ from step 3 on."));
        assertEquals(Finding.Kind.BAD, Findings.of(wrongReport).get(0).kind());
    }

    @Test
    void aDesignWithSingleValueBatchNormsHasAFinding() {
        DenseNetSpec single = SPEC.withInput(InputSpec.square(2)).withBatch(1);
        RunRecord run = SampleRuns.run(single, Strategy.SHARED, 3);
        List<String> statements = Findings.of(Report.of(List.of(run), SampleRuns.CREATED)).stream()
                .filter(finding -> finding.kind() == Finding.Kind.BAD)
                .map(Finding::statement)
                .toList();
        assertTrue(statements.contains(single.name() + " cannot learn from the images."), statements.toString());
    }

    @Test
    void runsOfDifferentBatchesAreNotCompared() {
        RunRecord other = SampleRuns.run(SPEC.withBatch(4), Strategy.SHARED, 3);
        Report mixed = Report.of(List.of(report.runs().get(0), other), SampleRuns.CREATED);
        assertInstanceOf(
                LossAgreement.NotComparable.class,
                LossAgreement.of(mixed).verdicts().get(1));
    }

    @Test
    void runsOfOtherTrainingsAreNotComparedAndItIsSaidWhatDiffers() {
        RunRecord naive = report.runs().get(0);
        RunRecord shared = report.runs().get(3);
        RunSettings settings = shared.settings();
        Map<String, RunRecord> others = Map.of(
                "the batch (4 and 2)", SampleRuns.run(SPEC.withBatch(4), Strategy.SHARED, 3),
                "the design", SampleRuns.run(SPEC.withDropout(0.5), Strategy.SHARED, 3),
                "the device", SampleRuns.onDevice(shared, "nd4j"),
                "the start", SampleRuns.with(shared, settings.startingFrom(OF_WEIGHTS)),
                "the seed", SampleRuns.with(shared, withSeed(settings, 2)),
                "the data", SampleRuns.with(shared, withData(settings, new DataChoice.Cifar10(Path.of("a")))),
                "the recipe", SampleRuns.with(shared, withRate(settings, 0.2)));
        others.forEach((difference, other) -> {
            List<Finding> findings = Findings.of(Report.of(List.of(naive, other), SampleRuns.CREATED));
            assertTrue(
                    findings.stream()
                            .anyMatch(finding -> finding.evidence().equals("They differ in " + difference + ".")),
                    difference + ": " + findings);
            assertFalse(
                    findings.stream().anyMatch(finding -> finding.statement().contains("identical")), difference);
            assertFalse(
                    findings.stream().anyMatch(finding -> finding.statement().startsWith("The losses of")), difference);
        });
    }

    @Test
    void aRunThatResumesIsTheSameTrainingAsTheOneItResumes() {
        RunRecord begun = report.runs().get(3);
        RunRecord resumed = SampleRuns.resumed(
                begun, Path.of("state.safetensors"), begun.steps().size());
        RunSettings fromSeed = resumed.settings()
                .startingFrom(
                        new StartingPoint.Checkpoint(Path.of("state.safetensors"), new StartingPoint.Seed().origin()));
        for (RunRecord known : List.of(resumed, SampleRuns.with(resumed, fromSeed))) {
            Report both = Report.of(List.of(begun, known), SampleRuns.CREATED);

            assertTrue(both.isOneTraining());
            assertEquals(
                    List.of(
                            "No losses of shared (2) could be compared: they have no step in common with the other runs."),
                    LossSentences.of(both));
        }
    }

    @Test
    void aRunThatResumesAnotherTrainingIsNotCompared() {
        RunRecord begun = report.runs().get(3);
        RunSettings other = begun.settings()
                .startingFrom(new StartingPoint.Checkpoint(Path.of("state.safetensors"), OF_WEIGHTS.origin()));

        assertEquals(List.of(Text.verbatim("the start")), TrainingDifferences.between(begun.settings(), other));
    }

    private static RunSettings withSeed(RunSettings settings, long seed) {
        return new RunSettings(
                settings.spec(),
                settings.storage(),
                settings.on(),
                settings.data(),
                settings.length(),
                seed,
                settings.recipe(),
                settings.start());
    }

    private static RunSettings withData(RunSettings settings, DataChoice data) {
        return new RunSettings(
                settings.spec(),
                settings.storage(),
                settings.on(),
                data,
                settings.length(),
                settings.seed(),
                settings.recipe(),
                settings.start());
    }

    private static RunSettings withRate(RunSettings settings, double rate) {
        return new RunSettings(
                settings.spec(),
                settings.storage(),
                settings.on(),
                settings.data(),
                settings.length(),
                settings.seed(),
                new TrainingRecipe(rate, 0.9, 1e-4, true, Augmentation.NONE),
                settings.start());
    }

    @Test
    void resumedRunsAreNotComparedByThePlaceOfTheirSteps() {
        RunRecord run = report.runs().get(3);
        Path checkpoint = Path.of("state.safetensors");
        Report both = Report.of(
                List.of(SampleRuns.resumed(run, checkpoint, 4), SampleRuns.resumed(run, checkpoint, 8)),
                SampleRuns.CREATED);
        assertEquals(List.of(), LossAgreement.of(both).differing());
        assertFalse(LossAgreement.of(both).allIdentical());
        assertTrue(Findings.of(both).stream().noneMatch(finding -> finding.kind() == Finding.Kind.BAD));
    }

    @Test
    void oneStepOfTenIsNotPraisedAsTen() {
        RunRecord whole = SampleRuns.run(SPEC, Strategy.NAIVE, 9);
        RunRecord shared = SampleRuns.run(SPEC, Strategy.SHARED, 9);
        RunRecord cut = SampleRuns.with(shared, shared.steps().subList(0, 1), new RunOutcome.Cancelled(1));
        Report both = Report.of(List.of(whole, cut), SampleRuns.CREATED);
        Finding finding = Findings.of(both).stream()
                .filter(each -> each.statement().contains("identical"))
                .findFirst()
                .orElseThrow();
        assertEquals("Compared with naive: 1 of its 10 steps, by number.", finding.evidence());
        assertTrue(Summary.sentence(both).endsWith("in the steps they have in common (1)."), Summary.sentence(both));
    }

    @Test
    void oneByteOfOneLayerThatIsNotAsPredictedIsSeen() {
        RunRecord run = report.runs().get(3);
        List<LayerMeasurement> layers = new ArrayList<>(run.layers());
        LayerMeasurement second = layers.get(1);
        Map<Category, Long> own = new EnumMap<>(second.bytes().own());
        own.merge(Category.FEATURES, 1L, Long::sum);
        layers.set(
                1,
                new LayerMeasurement(
                        new LayerBytes(second.layer(), own, second.bytes().shared()),
                        second.forwardNanos(),
                        second.recomputeNanos(),
                        second.backwardNanos()));
        RunRecord off = new RunRecord(
                run.startedAt(),
                run.settings(),
                run.device(),
                run.environment(),
                run.prediction(),
                run.measurement(),
                run.steps(),
                layers,
                run.lastTrace(),
                run.skipped(),
                run.outcome());
        assertTrue(MemoryAgreement.of(run).isExact());
        assertFalse(MemoryAgreement.of(off).isExact());
        Finding finding =
                Findings.of(Report.of(List.of(off), SampleRuns.CREATED)).get(0);
        assertEquals(Finding.Kind.BAD, finding.kind());
    }

    @Test
    void runsWithDifferentScopesAreOneTrainingAndAreDistinguished() {
        RunRecord network = report.runs().get(3);
        RunRecord block = SampleRuns.sharingWithin(network, SharedScope.BLOCK);
        Report both = Report.of(List.of(network, block), SampleRuns.CREATED);
        assertTrue(both.isOneTraining());
        assertEquals("shared", both.label(network));
        assertEquals("shared per block", both.label(block));
    }

    @Test
    void runsOfDifferentPrecisionAreNotComparedAndAreDistinguished() {
        RunRecord exact = SampleRuns.onDevice(report.runs().get(3), "cuda:0");
        RunRecord rounded = SampleRuns.roundingProducts(exact);

        Report exactFirst = Report.of(List.of(exact, rounded), SampleRuns.CREATED);
        Report roundedFirst = Report.of(List.of(rounded, exact), SampleRuns.CREATED);

        assertFalse(exactFirst.isOneTraining());
        assertEquals("shared", exactFirst.label(exact));
        assertEquals("shared, TensorFloat-32", exactFirst.label(rounded));
        assertEquals("shared, float32", roundedFirst.label(exact));
    }

    @Test
    void runsOnDifferentDevicesAreNotComparedAndAreDistinguished() {
        RunRecord naive = report.runs().get(0);
        RunRecord elsewhere = SampleRuns.onDevice(report.runs().get(3), "nd4j");
        Report mixed = Report.of(List.of(naive, elsewhere), SampleRuns.CREATED);
        assertFalse(mixed.isOneTraining());
        assertEquals("shared, nd4j", mixed.label(elsewhere));
        assertEquals(Optional.empty(), ExtremeRuns.of(mixed));
        assertInstanceOf(
                LossAgreement.NotComparable.class,
                LossAgreement.of(mixed).verdicts().get(1));
        assertTrue(report.isOneTraining());
    }

    @Test
    void theBillOfARunIsWhatItsPlanSavesAgainstItsMedianTimes() {
        RunRecord shared = report.runs().get(3);
        RunRecord keeping = report.runs().get(1);
        RunRecord naive = report.runs().get(0);
        RecomputeBill bill = new Bills().of(shared);
        assertEquals(
                naive.prediction().reservedBytes() - keeping.prediction().reservedBytes(),
                bill.savings().freeBytes());
        assertEquals(
                keeping.prediction().reservedBytes() - shared.prediction().reservedBytes(),
                bill.savings().recomputeBytes());
        assertEquals(shared.medianRecomputeNanos(), bill.recomputeNanos());
        assertEquals(shared.medianStepNanos(), bill.stepNanos());
        long freed =
                bill.rows().stream().mapToLong(RecomputeBill.Row::freedBytes).sum();
        assertTrue(freed > bill.savings().recomputeBytes(), "what is recomputed needs a place as well");
    }

    @Test
    void theBillNamesWhatALayerNoLongerKeeps() {
        // block1/layer3 reads 16 channels of 2 x 8 x 8 floats: its concatenation and its batch norm output
        RecomputeBill.Row layer = new Bills()
                .of(report.runs().get(3)).rows().stream()
                        .filter(row -> row.layer().text().equals("block1/layer3"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(2L * 16 * 2 * 8 * 8 * 4, layer.freedBytes());
        assertTrue(layer.recomputeNanos() > 0);
    }

    @Test
    void aStrategyThatRecomputesNothingHasNoRowsAndBuysNothing() {
        for (RunRecord run : report.runs().subList(0, 2)) {
            RecomputeBill bill = new Bills().of(run);
            assertFalse(bill.recomputes());
            assertEquals(0, bill.savings().recomputeBytes());
        }
        assertEquals(0, new Bills().savings(report.runs().get(0)).freeBytes());
    }

    @Test
    void theFindingSetsOnlyWhatRecomputationBuysAgainstItsTime() {
        RunRecord shared = report.runs().get(3);
        String bought = QuantityText.FILES.bytes(new Bills().savings(shared).recomputeBytes());
        String free = QuantityText.FILES.bytes(new Bills().savings(shared).freeBytes());
        assertTrue(
                statements(report).stream()
                        .anyMatch(said -> said.startsWith("shared reserves " + free
                                + " less than naive at no cost; recomputation saves another " + bought
                                + " and costs ")),
                statements(report).toString());
    }

    @Test
    void phasesAndRestAddUpToTheStepWithoutWaiting() {
        MeanStep times = MeanStep.of(SampleRuns.run(SPEC, Strategy.SHARED, 4));
        assertTrue(Math.abs(times.restNanos() - 50_000) <= 4, "rest " + times.restNanos());
        assertEquals(
                times.stepNanos(),
                times.forwardNanos()
                        + times.recomputeNanos()
                        + times.backwardNanos()
                        + times.updateNanos()
                        + times.restNanos());
        assertTrue(times.waitNanos() > 0);
    }

    @Test
    void timesOfFewStepsAreCalledRough() {
        Finding rough = rough(report).orElseThrow();
        assertEquals("Times are rough: fewer than 5 steps of all 4 strategies were measured.", rough.statement());
        assertTrue(rough.evidence().startsWith("Measured: naive: 3 steps, "), rough.evidence());
        assertTrue(rough.action().startsWith("Measure at least 5 steps, without warm-up,"), rough.toString());
        assertEquals(Optional.empty(), rough(SampleRuns.reportOfSteps(SPEC, 8)));
    }

    @Test
    void timesOfStepsThatDifferMuchAreCalledRough() {
        RunRecord run = SampleRuns.run(SPEC, Strategy.SHARED, 8);
        List<StepSummary> steps = run.steps().stream()
                .map(step -> SampleRuns.withNanos(step, step.nanos() * (1 + step.step() % 2)))
                .toList();
        Report noisy = Report.of(List.of(SampleRuns.with(run, steps, run.outcome())), SampleRuns.CREATED);
        Finding rough = rough(noisy).orElseThrow();
        assertEquals("Times are rough: step times of shared vary widely.", rough.statement());
        assertTrue(rough.action().startsWith("Measure again on an idle machine"), rough.toString());
        String summary = Summary.sentence(noisy);
        assertTrue(summary.endsWith("at batch 2, exactly as predicted."), summary);
    }

    @Test
    void allStrategiesAreNamedInGermanWhereNoCaseChangesThem() {
        QuantityText german = new QuantityText(Locale.GERMANY, ' ', Language.GERMAN);
        assertEquals(
                "Die Zeiten sind ungenau: weniger als 5 Schritte wurden gemessen (alle 4 Strategien).",
                RoughTimes.of(report.readWith(german)).sentence().orElseThrow());
        Report eight = SampleRuns.reportOfSteps(SPEC, 8);
        List<RunRecord> noisy = eight.runs().stream()
                .map(run -> SampleRuns.with(
                        run,
                        run.steps().stream()
                                .map(step -> SampleRuns.withNanos(step, step.nanos() * (1 + step.step() % 2)))
                                .toList(),
                        run.outcome()))
                .toList();

        assertEquals(
                "Die Zeiten sind ungenau: die Schrittzeiten schwanken stark (beide Strategien).",
                RoughTimes.of(Report.of(noisy, SampleRuns.CREATED).readWith(german))
                        .sentence()
                        .orElseThrow());
    }

    @Test
    void aRunOfWarmUpAloneHasRoughTimes() {
        RunRecord run = SampleRuns.run(SPEC, Strategy.SHARED, 8);
        RunRecord warmup = SampleRuns.with(run, run.steps().subList(0, 1), new RunOutcome.Cancelled(1));
        Finding rough = rough(Report.of(List.of(warmup), SampleRuns.CREATED)).orElseThrow();
        assertTrue(rough.evidence().startsWith("Measured: shared: 1 step of warm-up, "), rough.evidence());
    }

    @Test
    void theSummaryLeadsWithTheShareOfRecomputationThatTheBillNames() {
        Report steady = SampleRuns.reportOfSteps(SPEC, 8);
        RunRecord shared = steady.runs().get(1);
        String share = QuantityText.FILES.percent(new Bills().of(shared).recomputeShare());
        String summary = Summary.sentence(steady);
        assertTrue(
                summary.endsWith(
                        ", and spends %s of a step on recomputation; both strategies gave bit-identical losses."
                                .formatted(share)),
                summary);
        assertTrue(statements(steady).stream().anyMatch(said -> said.endsWith(", " + share + ".")), share);
    }

    @Test
    void wholeStepsAreSetSideBySideOnlyWhereTimesAreSteady() {
        assertTrue(evidence(SampleRuns.reportOfSteps(SPEC, 8)).stream()
                .anyMatch(said -> said.contains(" Whole steps take ") && said.endsWith(" (medians).")));
        assertFalse(evidence(report).stream().anyMatch(said -> said.contains("Whole steps take ")));
        assertTrue(evidence(report).stream()
                .anyMatch(said -> said.equals("Times of whole steps are too rough to be compared.")));
        Report steady = Report.of(
                List.of(SampleRuns.run(SPEC, Strategy.NAIVE, 8), SampleRuns.run(SPEC, Strategy.SHARED_GRADIENTS, 8)),
                SampleRuns.CREATED);
        assertTrue(evidence(steady).stream()
                .anyMatch(said -> said.startsWith("A whole step takes ") && said.contains(", where naive takes ")));
    }

    @Test
    void timesOfRunsThatTookTurnsAreToldWithTheirInterval() {
        RunRecord naive = inTurns(Strategy.NAIVE, "group", 1);
        RunRecord slower = inTurns(Strategy.SHARED, "group", 1.2);
        RunRecord alike = inTurns(Strategy.IN_PLACE, "group", 1.004);
        RunRecord elsewhere = inTurns(Strategy.REDO_NORMS, "other", 1.2);
        Report turns = Report.of(List.of(naive, slower, alike, elsewhere), SampleRuns.CREATED);
        assertEquals(
                List.of(
                        "A step of shared takes 20 % more time than one of naive: ratio 1.20 (1.20 to 1.20) in 10 turns.",
                        "No difference between the step times of in-place and naive was seen: ratio 1.00 (1.00 to 1.00)"
                                + " in 10 turns."),
                StepTimeRatios.of(turns).sentences(QuantityText.PLAIN));
        assertTrue(statements(turns).stream().anyMatch(said -> said.startsWith("A step of shared takes 20")));
        assertEquals(
                List.of(), StepTimeRatios.of(SampleRuns.reportOfSteps(SPEC, 8)).sentences(QuantityText.PLAIN));
    }

    /** One measured step in each of ten turns. */
    private static RunRecord inTurns(Strategy strategy, String group, double factor) {
        RunRecord run = SampleRuns.run(SPEC, strategy, 10);
        List<StepSummary> steps = new ArrayList<>();
        for (StepSummary step : run.steps()) {
            steps.add(new StepSummary(
                    step.step(),
                    Math.max(1, steps.size()),
                    step.warmup(),
                    step.loss(),
                    step.accuracy(),
                    Math.round(factor * (100_000_000 + 40_000_000 * (steps.size() % 3))),
                    1,
                    0,
                    1,
                    1,
                    step.processBytes(),
                    0));
        }
        RunRecord timed = SampleRuns.with(run, steps, run.outcome());
        return SampleRuns.with(timed, timed.settings().in(new Rounds(group, 10)));
    }

    @Test
    void runsOutOfMemoryAreAmongThoseNotCompared() {
        RunRecord naive =
                SampleRuns.endedBeforeFirstStep(SPEC, Strategy.NAIVE, new RunOutcome.OutOfMemory(1, "No memory."));
        RunRecord concat = SampleRuns.run(SPEC, Strategy.SHARED_CONCAT, 8);
        Report three = Report.of(List.of(naive, concat, SampleRuns.run(SPEC, Strategy.SHARED, 8)), SampleRuns.CREATED);
        assertTrue(
                Summary.sentence(three).endsWith("; no losses of naive could be compared."), Summary.sentence(three));
        assertTrue(statements(three).contains("The losses of all comparable runs are bit-identical."));
        assertTrue(evidence(three)
                .contains("No losses of naive could be compared: memory ran out before a step was finished."));
        assertTrue(evidence(three).stream().anyMatch(said -> said.contains("are equal in both runs: ")));
    }

    private static Optional<Finding> rough(Report report) {
        return Findings.of(report).stream()
                .filter(finding -> finding.statement().startsWith("Times are rough"))
                .findFirst();
    }

    private static List<String> evidence(Report report) {
        return Findings.of(report).stream().map(Finding::evidence).toList();
    }

    @Test
    void aResumedRunIsReportedWithItsFirstStep() {
        RunRecord run = SampleRuns.resumed(SampleRuns.run(SPEC, Strategy.SHARED, 3), Path.of("state.safetensors"), 40);
        Report resumed = Report.of(List.of(run), SampleRuns.CREATED);
        assertTrue(statements(resumed).contains("shared resumes an earlier training after step 40."));
        assertTrue(
                Findings.of(resumed).stream()
                        .anyMatch(
                                finding -> finding.evidence()
                                        .equals(
                                                "It started from checkpoint state.safetensors. Finished: 44 of 44 steps, 4 of them in this run.")));
    }

    @Test
    void aResumedRunThatDidNotCompleteCountsTheStepsOfItsWholeTraining() {
        RunRecord run = SampleRuns.resumed(SampleRuns.run(SPEC, Strategy.SHARED, 3), Path.of("state.safetensors"), 40);
        RunRecord cancelled = SampleRuns.with(run, run.steps().subList(0, 3), new RunOutcome.Cancelled(43));
        Finding ending = ending(cancelled);
        assertEquals("shared was stopped after step 43.", ending.statement());
        assertTrue(
                ending.evidence()
                        .startsWith(
                                "Its figures cover the 3 steps of this run; its training has done 43 of 44. Reserved"),
                ending.evidence());
    }

    @Test
    void aRunThatWasStoppedIsNoBadNews() {
        RunRecord run = SampleRuns.run(SPEC, Strategy.SHARED, 3);
        Finding stopped = ending(SampleRuns.with(run, run.steps().subList(0, 2), new RunOutcome.Cancelled(2)));
        assertEquals(Finding.Kind.NOTE, stopped.kind());
        assertEquals("Use its figures as they are, or run it again for all steps.", stopped.action());
        Finding atOnce = ending(SampleRuns.endedBeforeFirstStep(SPEC, Strategy.SHARED, new RunOutcome.Cancelled(0)));
        assertEquals("shared was stopped before it finished a step.", atOnce.statement());
        assertTrue(atOnce.evidence().startsWith("Nothing was measured. Reserved"), atOnce.evidence());
        Finding killed = ending(SampleRuns.with(run, run.steps().subList(0, 2), new RunOutcome.Interrupted(2)));
        assertEquals(Finding.Kind.BAD, killed.kind());
        assertEquals("Run it again to finish.", killed.action());
    }

    private static Finding ending(RunRecord run) {
        return Findings.of(Report.of(List.of(run), SampleRuns.CREATED)).stream()
                .filter(finding -> finding.evidence().contains("Reserved memory was predicted at"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> statements(Report report) {
        return Findings.of(report).stream().map(Finding::statement).toList();
    }

    @Test
    void theSummaryComparesTheThriftiestRunWithNaive() {
        RunRecord naive = report.runs().get(0);
        RunRecord shared = report.runs().get(3);
        String expected = "shared needs %s where naive needs %s; ".formatted(reserved(shared), reserved(naive))
                + "all 4 strategies gave bit-identical losses.";
        assertEquals(expected, Summary.sentence(report));
    }

    @Test
    void theSummaryOfOneRunSaysWhetherItWasAsPredicted() {
        String sentence = Summary.sentence(SampleRuns.report(SPEC, Strategy.SHARED));
        assertTrue(sentence.contains("for a training step of Small at batch 2, exactly as predicted"), sentence);
    }

    @Test
    void theSummaryOfAnAbandonedRunSaysWhy() {
        RunRecord run = SampleRuns.endedBeforeFirstStep(SPEC, Strategy.NAIVE, new RunOutcome.Cancelled(0));
        assertEquals(
                "No step was finished. The run was cancelled before it finished a step.",
                Summary.sentence(Report.of(List.of(run), SampleRuns.CREATED)));
    }

    @Test
    void aMeasurementThatIsNotThePredictionIsBadNews() {
        RunRecord run = report.runs().get(3);
        Measurement measured = run.measurement().orElseThrow();
        RunRecord off = new RunRecord(
                run.startedAt(),
                run.settings(),
                run.device(),
                run.environment(),
                run.prediction(),
                Optional.of(new Measurement(
                        measured.forwardFeatureMapBytes(),
                        measured.peakLiveBytes(),
                        measured.reservedBytes() + 64,
                        measured.processPeakBytes())),
                run.steps(),
                run.layers(),
                run.lastTrace(),
                run.skipped(),
                run.outcome());
        Finding finding =
                Findings.of(Report.of(List.of(off), SampleRuns.CREATED)).get(0);
        assertEquals(Finding.Kind.BAD, finding.kind());
        assertEquals("Measured minus predicted: reserved 64\u00A0bytes.", finding.evidence());
    }

    @Test
    void everyFindingRestsOnEvidenceAndSaysWhatToDo() {
        List<Finding> findings = Findings.of(report);
        assertTrue(findings.size() >= 6);
        findings.forEach(finding -> {
            assertTrue(finding.statement().endsWith("."), finding.statement());
            assertTrue(finding.evidence().endsWith("."), finding.evidence());
            assertTrue(finding.action().endsWith("."), finding.action());
        });
    }

    private static String reserved(RunRecord run) {
        return QuantityText.FILES.bytes(run.measurement().orElseThrow().reservedBytes());
    }
}
