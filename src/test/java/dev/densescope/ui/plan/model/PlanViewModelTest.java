package dev.densescope.ui.plan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.DeviceInfo;
import dev.densescope.framework.Framework;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.cost.LinearCost;
import dev.densescope.plan.decision.LayerDecisions;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.OutputState;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.SampleRuns;
import dev.densescope.report.plan.PlanPoint;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.costs.CostsHistory;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.session.costs.DeviceCosts.Source;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import dev.densescope.ui.Messages;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.model.run.SessionRun;
import dev.densescope.ui.plan.search.MeasuredRun;
import dev.densescope.ui.plan.search.PlanResult;
import dev.densescope.ui.plan.times.Calibrator;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

/** Plans without a window: all threads are this one. */
class PlanViewModelTest {
    private static final FittedCosts COSTS = new FittedCosts(Map.of(), new LinearCost(1000, 0.1, 0.02));
    private static final long MIB = 1L << 20;

    private final Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);
    private final RunHistory history = new RunHistory();
    private final SimpleBooleanProperty running = new SimpleBooleanProperty();
    private final RecordedNotices notices = new RecordedNotices();
    /** What fits takes long for large budgets, so it waits until a test wants it. */
    private final Deque<Runnable> fitting = new ArrayDeque<>();

    private int calibrations;
    private Runnable beforeCalibration = () -> {};

    private DeviceCosts calibrate(BooleanSupplier stop) {
        calibrations++;
        beforeCalibration.run();
        if (stop.getAsBoolean()) {
            throw new CancellationException();
        }
        return new DeviceCosts(new DeviceInfo("cpu", "a CPU", "loops", 0), COSTS, Source.CALIBRATED);
    }

    private PlanViewModel model(Executor search) {
        return new PlanViewModel(
                workspace,
                history,
                running,
                (device, stop) -> calibrate(stop),
                new PlanViewModel.Workers(search, fitting::add, Runnable::run, PlanSearch::of),
                notices);
    }

    private PlanViewModel opened() {
        PlanViewModel model = model(Runnable::run);
        model.open();
        return model;
    }

    private static PlanChosen shown(PlanViewModel model) {
        return model.chosenProperty().get().orElseThrow();
    }

    private static PlannedStep step(PlanViewModel model) {
        return shown(model).step().orElseThrow();
    }

    private static String headline(PlanViewModel model) {
        return PlanHeadline.of(shown(model)).headline();
    }

    @Test
    void theFirstBudgetIsTheDeviceLessATenth() {
        PlanViewModel model = model(Runnable::run);
        assertEquals(
                Math.round(TestWorkspace.MACHINE_BYTES * 0.9),
                model.budgetProperty().get());
        workspace.machineProperty().set(new MachineText("cpu", "CPU", "chosen", 4L << 30));
        assertEquals(Math.round((4L << 30) * 0.9), model.budgetProperty().get());
        model.budgetProperty().set(5 * MIB);
        workspace.machineProperty().set(new MachineText("cpu", "CPU", "chosen", 8L << 30));
        assertEquals(5 * MIB, model.budgetProperty().get(), "what was typed stays");
    }

    @Test
    void numbersOfAnotherDeviceOrDesignAreOutdatedUntilTheSearchEnds() {
        Deque<Runnable> searching = new ArrayDeque<>();
        PlanViewModel model = model(searching::add);
        model.open();
        assertFalse(model.outdatedProperty().get(), "nothing is shown");
        finish(searching);
        assertFalse(model.outdatedProperty().get());

        model.planFor(KnownGpu.RTX_3060);
        assertTrue(model.outdatedProperty().get());
        assertEquals(
                "Searching for the fastest plans of Three blocks on RTX 3060… Dimmed numbers are of the search before.",
                model.workingProperty().get());
        model.budgetProperty().set(5 * MIB);
        assertTrue(model.outdatedProperty().get(), "another budget makes them no newer");
        finish(searching);
        assertFalse(model.outdatedProperty().get());
        assertEquals("", model.workingProperty().get());

        workspace.document().edit("batch", spec -> spec.withBatch(8));
        assertTrue(model.outdatedProperty().get());
        workspace.document().undo();
        assertFalse(model.outdatedProperty().get(), "they are of this design again");
        finish(searching);
        assertFalse(model.outdatedProperty().get());
    }

    private static void finish(Deque<Runnable> work) {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    void nothingIsSearchedBeforeTheScreenIsShown() {
        PlanViewModel model = model(Runnable::run);
        assertEquals(0, calibrations);
        assertTrue(model.chosenProperty().get().isEmpty());
        model.open();
        assertEquals(1, calibrations);
        assertTrue(shown(model).result().isTimed());
        assertEquals("", model.workingProperty().get());
        model.hide();
        workspace.document().edit("batch", spec -> spec.withBatch(8));
        assertEquals(TestWorkspace.DESIGN, shown(model).result().network().spec());
        model.open();
        assertEquals(workspace.spec(), shown(model).result().network().spec());
        assertEquals(1, calibrations, "one calibration does for all designs");
    }

    @Test
    void theHeadlineTellsBytesTimeAndWhatThatIsMoreThanTheFastest() {
        PlanViewModel model = opened();
        assertTrue(headline(model).startsWith("Within 7.20\u00a0GiB, a step takes about "), headline(model));
        assertTrue(headline(model).endsWith("this is the fastest of all plans."), headline(model));
        long floor = shown(model).result().smallest().reservedBytes();
        model.budgetProperty().set(floor);
        assertTrue(headline(model).endsWith("% more than with the fastest plan."), headline(model));
        assertEquals(floor, step(model).reservedBytes());
        String detail = PlanHeadline.of(shown(model)).strategies();
        assertTrue(detail.contains("naive") && detail.contains("about"), detail);
    }

    /** Neither "the fastest of all plans" nor "0 % more", next to the time of a faster plan. */
    @Test
    void aPlanThatIsHardlySlowerThanTheFastestIsNotCalledTheFastest() {
        PlanResult result = shown(opened()).result();
        PlannedStep fastest = result.curve().fastest();
        PlannedStep almost =
                new PlannedStep(Sharing.of(Strategy.SHARED), fastest.reservedBytes() - 1, fastest.nanos() * 1.0004);
        PlanHeadline headline = PlanHeadline.of(new PlanChosen(
                result,
                fastest.reservedBytes() - 1,
                Optional.of(new PlanPoint(almost, OptionalDouble.empty())),
                Map.of(),
                false));
        assertTrue(
                headline.headline()
                        .replaceAll("\\p{Z}", " ")
                        .endsWith(", less than 0.1 % more than with the fastest plan."),
                headline.headline());
        assertEquals("less than 0.1 %", result.moreThanFastest(almost).replaceAll("\\p{Z}", " "));
        assertEquals("0 %", result.moreThanFastest(fastest).replaceAll("\\p{Z}", " "));
    }

    @Test
    void measuredStepsThatContradictTheirEstimatesAreTold() {
        PlanViewModel model = opened();
        assertEquals("", PlanHeadline.of(shown(model)).contradiction());
        ended(run(Strategy.SHARED));
        assertEquals(Source.MEASURED, model.times().sourceProperty().get());
        assertEquals("", PlanHeadline.of(shown(model)).contradiction(), "its own plan takes its median step");
        model.takeTimesFrom(Source.CALIBRATED);
        MeasuredRun run = shown(model).result().runs().get(0);
        assertTrue(run.overEstimate() > 1.25 || run.overEstimate() < 0.8, "sample runs have other times");
        assertEquals(
                "Measured and estimated times disagree: a step of shared took %s, and is estimated to take %s. Calibrate while nothing else runs, or compare plans by runs."
                        .formatted(
                                QuantityText.window().duration(run.nanos()),
                                QuantityText.window().duration(Math.round(run.estimatedNanos()))),
                PlanHeadline.of(shown(model)).contradiction());
    }

    @Test
    void thePlanIsTheFastestWithinTheBudgetAndItsBytesAreThoseOfItsSchedule() {
        PlanViewModel model = opened();
        PlanResult result = shown(model).result();
        long middle =
                (result.smallest().reservedBytes() + result.curve().fastest().reservedBytes()) / 2;
        model.budgetProperty().set(middle);
        assertTrue(step(model).reservedBytes() <= middle);
        assertEquals(middle, shown(model).budgetBytes());
        Prediction prediction = Prediction.of(Schedule.compile(
                Network.of(workspace.spec()),
                step(model).plan(),
                workspace.deviceProperty().get().target()));
        assertEquals(prediction.reservedBytes(), step(model).reservedBytes());
    }

    @Test
    void theBytesByCategoryAreThoseOfThePlansSchedule() {
        PlanViewModel model = opened();
        model.budgetProperty().set(shown(model).result().smallest().reservedBytes() * 2);
        Schedule schedule = Schedule.compile(
                Network.of(workspace.spec()),
                step(model).plan(),
                workspace.deviceProperty().get().searchTarget());
        assertEquals(schedule.reservedByCategory(), shown(model).reservedByCategory());
        assertEquals(
                step(model).reservedBytes(),
                shown(model).reservedByCategory().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        model.budgetProperty().set(MIB);
        assertEquals(Map.of(), shown(model).reservedByCategory());
    }

    @Test
    void aPlanForAnotherBudgetIsNotCompiledAgain() {
        PlanViewModel model = opened();
        long smallest = shown(model).result().smallest().reservedBytes();
        model.budgetProperty().set(smallest);
        PlanChosen first = shown(model);
        model.budgetProperty().set(smallest * 2);
        assertNotEquals(first.reservedByCategory(), shown(model).reservedByCategory());
        model.budgetProperty().set(smallest + 1);
        assertEquals(first.step(), shown(model).step());
        assertEquals(smallest + 1, shown(model).budgetBytes());
        assertSame(first.reservedByCategory(), shown(model).reservedByCategory());
    }

    @Test
    void decisionsAreThoseOfTheShownPlanAndTheSameForAllObservers() {
        PlanViewModel model = model(Runnable::run);
        assertEquals(Optional.empty(), model.decisionsProperty().getValue());
        AtomicReference<Optional<LayerDecisions>> first = new AtomicReference<>(Optional.empty());
        AtomicReference<Optional<LayerDecisions>> second = new AtomicReference<>(Optional.empty());
        model.decisionsProperty().addListener((observable, before, now) -> first.set(now));
        model.decisionsProperty().addListener((observable, before, now) -> second.set(now));
        model.open();
        assertEquals(Optional.of(shown(model).decisions()), first.get());
        assertSame(first.get(), second.get());
        assertSame(first.get(), model.decisionsProperty().getValue());
    }

    @Test
    void belowTheFloorOneSentenceTellsTheFloorAndWhatLowersIt() {
        PlanViewModel model = opened();
        model.budgetProperty().set(MIB);
        assertTrue(shown(model).step().isEmpty());
        assertTrue(model.plan().isEmpty());
        assertTrue(
                headline(model)
                        .matches(
                                "No plan fits within 1.00\u00a0MiB: this design needs at least .*; raise the budget, or reduce the batch, input or"
                                        + " growth rate\\."),
                headline(model));
        assertFalse(PlanHeadline.of(shown(model)).fits());
        assertFalse(model.apply());
    }

    @Test
    void aBudgetJustBelowTheFloorIsToldFromItByAllDigits() {
        PlanViewModel model = opened();
        long floor = shown(model).result().smallest().reservedBytes();
        model.budgetProperty().set(floor - 1);
        assertTrue(
                headline(model)
                        .startsWith("No plan fits within %,d\u00a0bytes: this design needs at least %,d\u00a0bytes;"
                                .formatted(floor - 1, floor)),
                headline(model));
    }

    @Test
    void theDesignTakesThePlan() {
        PlanViewModel model = opened();
        model.budgetProperty().set(shown(model).result().smallest().reservedBytes());
        assertTrue(model.apply());
        assertEquals(step(model).plan(), workspace.plan());
        assertTrue(workspace.predictions().plans().contains(step(model).plan()));
    }

    @Test
    void thatTheDesignTakesThePlanIsUndoneAndRedone() {
        workspace.document().edit("batch", spec -> spec.withBatch(3));
        StoragePlan before = workspace.plan();
        PlanViewModel model = opened();
        model.budgetProperty().set(shown(model).result().smallest().reservedBytes());
        assertTrue(model.apply());
        StoragePlan applied = workspace.plan();
        assertEquals("choosing a plan", workspace.document().undoNameProperty().get());
        workspace.document().undo();
        assertEquals(before, workspace.plan());
        assertEquals(3, workspace.spec().batch(), "only the plan is taken back");
        workspace.document().redo();
        assertEquals(applied, workspace.plan());
    }

    @Test
    void aPlanOfALaterEditedDesignIsNotAppliedBeforeItIsSearchedAnew() {
        PlanViewModel model = opened();
        model.budgetProperty().set(shown(model).result().smallest().reservedBytes());
        model.hide();
        workspace
                .document()
                .edit("layers", spec -> spec.withBlocks(spec.blocks().subList(0, 2)));
        assertFalse(model.apply());
        assertEquals(1, notices.failed().size());
        assertTrue(workspace.plan().isNamed());
    }

    @Test
    void aCellThatIsToggledLocksItsLayerAndTheSearchGoesByIt() {
        PlanViewModel model = opened();
        LayerPath layer = LayerPath.denseLayer(1, 2);
        LayerDecisions before = shown(model).decisions();
        boolean kept = before.state(layer, LayerOutput.CONVOLUTION1) == OutputState.KEPT;
        model.locking().change(layer, LayerOutput.CONVOLUTION1);
        assertTrue(model.locking().isLocked(layer));
        LayerDecisions after = shown(model).decisions();
        assertEquals(kept ? OutputState.RECOMPUTED : OutputState.KEPT, after.state(layer, LayerOutput.CONVOLUTION1));
        assertEquals(1, shown(model).result().locks().layers().size());
        assertTrue(LayerSentence.of(after, layer, true).endsWith("Locked by hand."));
        model.locking().unlock(layer);
        assertFalse(model.locking().isLocked(layer));
        assertEquals(before.plan(), shown(model).decisions().plan());
    }

    @Test
    void whatALayerHasNotIsNotLocked() {
        PlanViewModel model = opened();
        model.locking().change(LayerPath.denseLayer(3, 1), LayerOutput.CONVOLUTION1);
        model.locking().change(LayerPath.HEAD, LayerOutput.NORM1);
        model.locking().change(LayerPath.denseLayer(9, 1), LayerOutput.NORM1);
        model.locking().toggleLock(LayerPath.HEAD);
        assertTrue(model.locking().locksProperty().getValue().layers().isEmpty());
    }

    @Test
    void locksAreOfTheirNetworkAndAreThereAgainWhenTheDesignReturnsToIt() {
        PlanViewModel model = opened();
        model.locking().toggleLock(LayerPath.denseLayer(1, 1));
        PlanLocks locked = model.locking().locksProperty().getValue();
        workspace
                .document()
                .edit("layers", spec -> spec.withBlocks(spec.blocks().subList(0, 1)));
        assertEquals(PlanLocks.NONE, model.locking().locksProperty().getValue());
        assertEquals(PlanLocks.NONE, shown(model).result().locks());
        workspace.document().undo();
        assertEquals(locked, shown(model).result().locks());
        workspace.document().redo();
        assertEquals(PlanLocks.NONE, shown(model).result().locks());
        workspace.document().undo();
        workspace.document().edit("batch", spec -> spec.withBatch(3));
        assertEquals(locked, shown(model).result().locks(), "its layers are the same");
        model.budgetProperty().set(MIB);
        assertTrue(headline(model).contains("with these locks"), headline(model));
        model.locking().unlockAll();
        assertFalse(headline(model).contains("with these locks"), headline(model));
    }

    @Test
    void aPastedPlanIsShownWhateverTheBudgetUntilTheBudgetChanges() {
        PlanViewModel model = opened();
        String text = Strategies.baseline().text();
        model.budgetProperty().set(MIB);
        model.paste("\n " + text + "\n");
        assertEquals(Strategies.baseline(), model.plan().orElseThrow());
        assertTrue(headline(model).startsWith("The pasted plan reserves "), headline(model));
        assertTrue(headline(model).contains("more than the budget"), headline(model));
        assertTrue(model.apply());
        assertEquals(Strategies.baseline(), workspace.plan());
        model.budgetProperty().set(2 * MIB);
        assertFalse(shown(model).isPasted());
    }

    @Test
    void aPlanThatIsCopiedIsPastedAsItWas() {
        PlanViewModel model = opened();
        model.budgetProperty().set(shown(model).result().smallest().reservedBytes());
        String text = model.plan().orElseThrow().text();
        PlannedStep copied = step(model);
        model.budgetProperty().set(8L << 30);
        assertNotEquals(copied.plan(), step(model).plan());
        model.paste(text);
        assertEquals(copied.plan(), step(model).plan());
        assertEquals(copied.reservedBytes(), step(model).reservedBytes());
    }

    @Test
    void aTextThatIsNoPlanIsAnsweredWithItsSentence() {
        PlanViewModel model = opened();
        PlanChosen before = shown(model);
        model.paste("densescope-plan/2 scope=network");
        assertEquals(1, notices.failed().size());
        assertTrue(notices.failed().get(0).endsWith("."), notices.failed().get(0));
        assertSame(before, shown(model));
    }

    /** One sentence each, in which the design or the word is named; the shown plan stays. */
    @Test
    void textsOfPlansThatDoNotFitAreAnsweredOneByOne() {
        PlanViewModel model = opened();
        model.budgetProperty().set(shown(model).result().smallest().reservedBytes());
        PlanChosen before = shown(model);
        String text = model.plan().orElseThrow().text();
        Network other = Network.of(Presets.find("densenet-bc-40-12").orElseThrow());
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put(StepPlan.of(other, Strategies.baseline()).text(), "does not fit Three blocks");
        answers.put(text.replace("block2", "block7"), "has 'block7' where block2 is expected.");
        answers.put(text.replace("head: keep", "head: konv9"), "'konv9'");
        answers.put(text.replace("scope=network", "scope=world"), "'scope=world'");
        answers.put(text.replaceFirst("densescope-plan/[0-9]", "densescope-plan/99"), "has version 99");
        answers.put(text.replace("end", "end more"), "'more' follows.");
        answers.put(text.substring(0, text.length() / 2), "");
        answers.put(text.replace("\nend", ""), "The plan is cut off: 'end' is missing.");
        answers.put(" ", "The plan is cut off: its first word is missing.");
        answers.put("in-plaice", "but this starts with 'in-plaice'.");
        answers.forEach((pasted, answer) -> {
            model.paste(pasted);
            assertEquals(1, notices.failed().size(), "in place of the answer before: " + pasted);
            String sentence = notices.failed().get(0);
            assertTrue(sentence.contains(answer), sentence);
            assertTrue(sentence.endsWith(".") && !sentence.contains("\n"), sentence);
            assertSame(before, shown(model));
        });
    }

    @Test
    void runsOfAnotherDesignOrDeviceGiveNoTimesAndTakeNoneAway() {
        PlanViewModel model = opened();
        ended(SampleRuns.run(TestWorkspace.DESIGN.withBatch(8), Strategy.NAIVE, 2));
        ended(SampleRuns.onDevice(run(Strategy.NAIVE), "cuda:0"));
        PlanChosen before = shown(model);
        model.takeTimesFrom(Source.MEASURED);
        assertEquals(
                "No run of Three blocks with this batch finished a step on this device: run it, or calibrate.",
                model.times().refusalProperty().get());
        assertEquals(Source.CALIBRATED, model.times().sourceProperty().get());
        assertSame(before, shown(model));
    }

    @Test
    void duringARunBytesAreExactAndTimesComeAfterIt() {
        running.set(true);
        PlanViewModel model = opened();
        assertEquals(0, calibrations);
        assertFalse(shown(model).result().isTimed());
        assertTrue(model.problemProperty().get().contains("when the run has ended"));
        assertTrue(headline(model).contains("not known yet"), headline(model));
        assertFalse(PlanHeadline.of(shown(model)).strategies().contains("about"));
        model.calibrate();
        assertEquals(0, calibrations);
        assertTrue(model.times().refusalProperty().get().contains("during a run"));
        running.set(false);
        assertEquals(1, calibrations);
        assertTrue(shown(model).result().isTimed());
        assertEquals("", model.problemProperty().get());
        assertEquals("", model.times().refusalProperty().get());
    }

    @Test
    void aRunThatBeginsEndsACalibration() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        PlanViewModel model = model(waiting::add);
        model.open();
        while (waiting.size() > 0 && !shownUntimed(model)) {
            waiting.poll().run();
        }
        assertEquals(
                "Getting operation times of the device…",
                model.workingProperty().get());
        running.set(true);
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
        assertEquals(0, calibrations, "it had not begun yet");
        assertFalse(shown(model).result().isTimed());
    }

    private static boolean shownUntimed(PlanViewModel model) {
        return model.chosenProperty().get().isPresent();
    }

    @Test
    void aCalibrationIsToldWhenItBegins() {
        List<String> told = new ArrayList<>();
        PlanViewModel model = model(Runnable::run);
        beforeCalibration = () -> told.add(model.workingProperty().get());
        model.open();
        assertEquals(List.of("Measuring operation times of the device; a calibration takes a few seconds…"), told);
    }

    /** What is kept is taken first, and once more after each run, which may have refined it. */
    @Test
    void keptCostsNeedNoCalibration() {
        AtomicInteger taken = new AtomicInteger();
        Calibrator keeping = new Calibrator() {
            @Override
            public DeviceCosts calibrate(DeviceChoice device, BooleanSupplier stop) {
                return PlanViewModelTest.this.calibrate(stop);
            }

            @Override
            public Optional<DeviceCosts> stored(DeviceChoice device) {
                taken.incrementAndGet();
                CostsHistory history = new CostsHistory(Optional.of(Instant.parse("2026-11-30T12:00:00Z")), 1);
                return Optional.of(
                        new DeviceCosts(new DeviceInfo("cpu", "a CPU", "loops", 0), COSTS, Source.CALIBRATED, history));
            }
        };
        PlanViewModel model = new PlanViewModel(
                workspace,
                history,
                running,
                keeping,
                new PlanViewModel.Workers(Runnable::run, fitting::add, Runnable::run, PlanSearch::of),
                notices);
        List<String> told = new ArrayList<>();
        model.workingProperty().addListener((observable, before, now) -> told.add(now));
        model.open();
        assertEquals(1, taken.get());
        assertTrue(told.contains("Getting operation times of the device…"), told.toString());
        assertFalse(told.contains(Messages.text("plan.calibrating")), "stored costs need no calibration: " + told);
        assertEquals(1, shown(model).result().costs().orElseThrow().history().runs());
        workspace.document().edit("batch", spec -> spec.withBatch(8));
        assertEquals(1, taken.get());
        history.add(new SessionRun(
                SampleRuns.run(TestWorkspace.DESIGN.withBatch(16), Strategy.SHARED, 3), Optional.empty()));
        assertEquals(2, taken.get());
        assertEquals(0, calibrations);
        model.calibrate();
        assertEquals(1, calibrations);
        assertEquals(2, taken.get());
    }

    /** Schedules, memory and times are those of the GPU until other times are chosen. */
    @Test
    void plansCanBeForAGpuThatIsNotHere() {
        PlanViewModel model = opened();
        long budget = model.budgetProperty().get();
        model.planFor(KnownGpu.T4);
        assertEquals(
                Source.ROOFLINE, shown(model).result().costs().orElseThrow().source());
        assertEquals(Math.round((16L << 30) * 0.9), model.budgetProperty().get());
        assertTrue(
                headline(model).matches("Within 14.4\u00a0GiB, a step takes about [0-9.,]+ – [0-9.,]+\\p{Z}ms: .*"),
                headline(model));
        assertEquals(
                Schedule.compile(Network.of(workspace.spec()), step(model).plan(), Target.nvidia(false))
                        .reservedBytes(),
                step(model).reservedBytes());
        workspace.document().edit("batch", spec -> spec.withBatch(8));
        assertEquals(Source.ROOFLINE, model.times().sourceProperty().get());
        model.planFor(KnownGpu.L4);
        assertEquals(Math.round((24L << 30) * 0.9), model.budgetProperty().get());
        model.takeTimesFrom(Source.CALIBRATED);
        assertEquals(budget, model.budgetProperty().get());
        assertFalse(headline(model).contains(" – "), headline(model));
        assertEquals(1, calibrations);
    }

    @Test
    void calibrateMeasuresAnew() {
        PlanViewModel model = opened();
        model.calibrate();
        assertEquals(2, calibrations);
    }

    @Test
    void aFinishedRunOfTheDesignGivesItsTimes() {
        PlanViewModel model = opened();
        assertEquals(Source.CALIBRATED, model.times().sourceProperty().get());
        model.takeTimesFrom(Source.MEASURED);
        assertEquals(Source.CALIBRATED, model.times().sourceProperty().get());
        assertTrue(model.times().refusalProperty().get().startsWith("No run of Three blocks"));
        RunRecord run = SampleRuns.run(TestWorkspace.DESIGN, Strategy.SHARED, 2);
        workspace
                .machineProperty()
                .set(new MachineText(run.settings().on().id(), "CPU", "chosen", TestWorkspace.MACHINE_BYTES));
        history.add(new SessionRun(run, Optional.empty()));
        boolean sameThreads =
                run.settings().on().equals(workspace.deviceProperty().get());
        assertEquals(
                sameThreads ? Source.MEASURED : Source.CALIBRATED,
                shown(model).result().costs().orElseThrow().source());
        model.takeTimesFrom(Source.CALIBRATED);
        assertEquals(
                Source.CALIBRATED, shown(model).result().costs().orElseThrow().source());
    }

    /** On the device of runs, whatever the machine of the tests. */
    private RunRecord run(Strategy strategy) {
        RunRecord run = SampleRuns.run(TestWorkspace.DESIGN.withName("another name"), strategy, 2);
        return SampleRuns.with(run, run.settings().on(workspace.deviceProperty().get()));
    }

    private void ended(RunRecord run) {
        history.add(new SessionRun(run, Optional.empty()));
    }

    @Test
    void thatTimesAreFromARunWithoutBeingChosenIsToldUntilTheUserChoosesOrLeaves() {
        PlanViewModel model = opened();
        assertEquals("", model.times().movedProperty().get());
        ended(run(Strategy.SHARED));
        assertEquals(Source.MEASURED, model.times().sourceProperty().get());
        assertTrue(model.times().movedProperty().get().startsWith("Changed from calibration to the last run"));
        model.hide();
        assertEquals("", model.times().movedProperty().get(), "told once");
        model.open();
        ended(run(Strategy.SHARED));
        assertEquals("", model.times().movedProperty().get(), "it has not moved");
        workspace.document().edit("batch", design -> design.withBatch(design.batch() + 1));
        assertEquals(Source.CALIBRATED, model.times().sourceProperty().get());
        assertTrue(model.times().movedProperty().get().startsWith("Changed from the last run to calibration"));
    }

    @Test
    void whatTheProcessNeedsIsMeasuredByRunsOnTheDevice() {
        PlanViewModel model = opened();
        assertTrue(model.processNeedProperty().getValue().startsWith("Allow "));
        RunRecord run = run(Strategy.SHARED);
        Measurement measured = run.measurement().orElseThrow();
        for (long more : new long[] {310 * MIB, 250 * MIB}) {
            ended(SampleRuns.withMeasurement(
                    run,
                    new Measurement(
                            measured.forwardFeatureMapBytes(),
                            measured.peakLiveBytes(),
                            measured.reservedBytes(),
                            measured.reservedBytes() + more)));
        }
        assertEquals(
                "The process needs about 310 MiB more: the most in 2 runs on this device.",
                model.processNeedProperty().getValue().replaceAll("\\p{Z}", " "));
        model.planFor(KnownGpu.RTX_3060);
        assertTrue(model.processNeedProperty().getValue().startsWith("Allow "), "no run was on that GPU");
    }

    @Test
    void whatTheUserChoseIsKeptAndAnswersForLaterDesigns() {
        PlanViewModel model = opened();
        ended(run(Strategy.SHARED));
        model.takeTimesFrom(Source.CALIBRATED);
        ended(run(Strategy.NAIVE));
        assertEquals(Source.CALIBRATED, model.times().sourceProperty().get());
        assertEquals("", model.times().movedProperty().get());
        model.takeTimesFrom(Source.MEASURED);
        workspace.document().edit("batch", design -> design.withBatch(design.batch() + 1));
        assertEquals(Source.CALIBRATED, model.times().sourceProperty().get(), "of no run");
        workspace.document().undo();
        assertEquals(Source.MEASURED, model.times().sourceProperty().get(), "the run was chosen by hand");
    }

    @Test
    void runsOfTheDesignOnTheDeviceProvePlansTheNewestFirst() {
        PlanViewModel model = opened();
        assertEquals(List.of(), shown(model).result().runs());
        ended(run(Strategy.SHARED));
        ended(run(Strategy.NAIVE));
        ended(SampleRuns.with(
                run(Strategy.NAIVE), run(Strategy.NAIVE).settings().on(new DeviceChoice("cpu", 99))));
        ended(SampleRuns.onDevice(run(Strategy.NAIVE), "cuda:0"));
        ended(SampleRuns.run(TestWorkspace.DESIGN.withBatch(8), Strategy.NAIVE, 2));
        ended(SampleRuns.endedBeforeFirstStep(TestWorkspace.DESIGN, Strategy.NAIVE, new RunOutcome.Cancelled(0)));
        List<MeasuredRun> runs = shown(model).result().runs();
        assertEquals(
                List.of("naive", "shared"),
                runs.stream().map(run -> run.plan().id()).toList());
        assertEquals(run(Strategy.NAIVE).medianStepNanos(), runs.get(0).nanos());
        assertEquals(
                run(Strategy.NAIVE).prediction().reservedBytes(), runs.get(0).reservedBytes());
        assertTrue(runs.get(0).isExact());
        model.planFor(KnownGpu.T4);
        assertEquals(List.of(), shown(model).result().runs(), "no run was on a GPU that is not here");
    }

    @Test
    void aRunThatMeasuredOtherBytesProvesNothing() {
        PlanViewModel model = opened();
        RunRecord run = run(Strategy.SHARED);
        Measurement measured = run.measurement().orElseThrow();
        ended(SampleRuns.withMeasurement(
                run,
                new Measurement(
                        measured.forwardFeatureMapBytes(),
                        measured.peakLiveBytes(),
                        measured.reservedBytes() + 512,
                        measured.processPeakBytes())));
        MeasuredRun shown = shown(model).result().runs().get(0);
        assertFalse(shown.isExact());
        assertEquals(shown.predictedBytes() + 512, shown.reservedBytes());
    }

    @Test
    void whatPyTorchWouldNeedIsToldBelowTheHeadline() {
        PlanViewModel model = opened();
        long bytes = Framework.PYTORCH.need(Network.of(workspace.spec())).reservedBytes();
        String sentence = "PyTorch would need %s for this network (model)."
                .formatted(QuantityText.window().bytes(bytes));
        assertTrue(
                PlanHeadline.of(shown(model)).detail().contains(sentence),
                PlanHeadline.of(shown(model)).detail());
        model.budgetProperty().set(MIB);
        assertTrue(PlanHeadline.of(shown(model)).detail().startsWith(sentence), "also where no plan fits");
        assertEquals(
                bytes,
                shown(model)
                        .result()
                        .comparison()
                        .frameworks()
                        .get(Framework.PYTORCH)
                        .reservedBytes());
    }

    @Test
    void ofSearchesThatWaitOnlyTheLastIsMade() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        PlanViewModel model = opened();
        PlanViewModel other = model(waiting::add);
        other.open();
        other.budgetProperty().set(shown(model).result().smallest().reservedBytes());
        workspace.document().edit("batch", spec -> spec.withBatch(2));
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
        assertEquals(workspace.spec(), shown(other).result().network().spec());
        assertEquals("", other.workingProperty().get());
    }

    @Test
    void theLastResultStaysUntilTheNextIsThere() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        PlanViewModel model = model(waiting::add);
        model.open();
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
        PlanChosen before = shown(model);
        model.locking().toggleLock(LayerPath.denseLayer(1, 1));
        assertTrue(model.workingProperty().get().startsWith("Searching"));
        assertSame(before, shown(model));
        model.stop();
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
        assertSame(before, shown(model));
        assertEquals("", model.workingProperty().get());
        assertFalse(model.problemProperty().get().isEmpty());
    }

    @Test
    void whatFitsIsComputedForEveryStrategy() {
        PlanViewModel model = opened();
        model.budgetProperty().set(4 * MIB);
        assertTrue(model.fits().workingProperty().get());
        while (!fitting.isEmpty()) {
            fitting.poll().run();
        }
        FitSearch.Rows rows = model.fits().rowsProperty().get().orElseThrow();
        assertEquals(4 * MIB, rows.bytes(), "those of budgets before were stopped");
        assertEquals(
                Strategies.all(workspace.plan().scope()),
                rows.rows().stream().map(fits -> fits.plan()).toList());
        assertFalse(model.fits().workingProperty().get());
    }

    @Test
    void aDeviceThatCannotBeUsedIsToldInItsSentence() {
        PlanViewModel model = new PlanViewModel(
                workspace,
                history,
                running,
                (device, stop) -> {
                    throw new dev.densescope.plan.decision.InvalidPlanException(
                            dev.densescope.language.Text.verbatim("The device is away: plug it in."));
                },
                new PlanViewModel.Workers(Runnable::run, fitting::add, Runnable::run, PlanSearch::of),
                notices);
        model.open();
        assertEquals("The device is away: plug it in.", model.problemProperty().get());
        assertFalse(shown(model).result().isTimed(), "bytes are known all the same");
        assertEquals(List.of(), notices.failures());
    }
}
