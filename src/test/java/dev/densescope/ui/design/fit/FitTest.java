package dev.densescope.ui.design.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.memory.Category;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.Presets;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.control.ByteEntry;
import dev.densescope.ui.control.ByteFieldModel;
import dev.densescope.ui.design.model.LeastPlan;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.model.prediction.Predictions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a design fits, the axis that shows it, and the field and keys that change the memory. */
class FitTest {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    private final Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);

    @Test
    void everyStrategyFitsFromExactlyItsBytesOn() {
        Predictions predictions = workspace.predictions();
        long naive = predictions.of(Sharing.of(Strategy.NAIVE)).reservedBytes();
        Fit exactly = Fit.all(predictions, naive).get(Strategy.NAIVE.ordinal());
        Fit oneLess = Fit.all(predictions, naive - 1).get(Strategy.NAIVE.ordinal());
        assertTrue(exactly.fits());
        assertFalse(exactly.isShort());
        assertEquals("fits, 0\u00a0B left", exactly.verdict());
        assertFalse(oneLess.fits());
        assertEquals("short by 1\u00a0B", oneLess.verdict());
        assertTrue(oneLess.exact().startsWith("naive needs ") && oneLess.exact().endsWith("bytes: short by 1\u00a0B."));
    }

    private static LeastPlan least(Predictions predictions, StoragePlan plan) {
        return new LeastPlan(
                predictions.network().spec(),
                plan,
                5 * MIB,
                Map.of(Category.FEATURES, 5 * MIB),
                OptionalDouble.of(0.23));
    }

    @Test
    void theLeastPlanHasARowBehindTheStrategiesUnlessItIsOneOfThem() {
        Predictions predictions = workspace.predictions();
        StoragePlan plan = StepPlan.of(predictions.network(), Sharing.of(Strategy.SHARED));
        int strategies = predictions.plans().size();
        Fit row = Fit.all(predictions, Optional.of(least(predictions, plan)), 4 * MIB)
                .get(strategies);
        assertEquals("least plan", row.name());
        assertEquals("about 23 % more time", row.note().replaceAll("\\p{Z}", " "));
        assertEquals("short by 1.00 MiB", row.verdict().replaceAll("\\p{Z}", " "));
        assertFalse(row.isShort(), "no other plan would fit");
        assertFalse(row.isModel());
        List<Fit> rows = Fit.all(predictions, Optional.of(least(predictions, Sharing.of(Strategy.SHARED))), GIB);
        assertTrue(rows.get(strategies).isModel(), "it is a strategy");
    }

    @Test
    void whileTheLeastPlanOfAnEditedDesignIsSoughtItsRowTellsNoBytes() {
        Predictions edited = TestWorkspace.of(TestWorkspace.DESIGN.withBatch(3)).predictions();
        StoragePlan plan = StepPlan.of(edited.network(), Sharing.of(Strategy.SHARED));
        Fit row = Fit.all(edited, Optional.of(least(workspace.predictions(), plan)), GIB)
                .get(edited.plans().size());
        assertTrue(row.isPending());
        assertEquals("…", row.bytes());
        assertEquals("", row.verdict());
        assertEquals(Optional.empty(), row.plan());
    }

    @Test
    void frameworksStandBehindThePlansAndAreCalledModels() {
        Predictions predictions = TestWorkspace.of(
                        Presets.find("densenet-bc-100-12").orElseThrow())
                .predictions();
        List<Fit> models =
                Fit.all(predictions, GIB).stream().filter(Fit::isModel).toList();
        assertEquals(
                List.of("PyTorch", "PyTorch efficient"),
                models.stream().map(Fit::name).toList());
        for (int i = 0; i < models.size(); i++) {
            FrameworkNeed need = Framework.values()[i].need(predictions.network());
            assertEquals(need.reservedBytes(), models.get(i).reservedBytes());
            assertEquals(GIB - need.reservedBytes(), models.get(i).leftBytes());
            assertTrue(models.get(i).exact().contains("about"), models.get(i).exact());
        }
        assertTrue(
                Fit.all(predictions, 0).stream().allMatch(fit -> fit.isShort() != fit.isModel()),
                "a model is never short, because no plan changes it");
        assertTrue(models.get(0).reservedBytes() > models.get(1).reservedBytes());
    }

    @Test
    void categoriesAddUpToTheReservedBytes() {
        List<Fit> plans = Fit.all(workspace.predictions(), GIB).stream()
                .filter(fit -> !fit.isModel())
                .toList();
        assertEquals(Strategy.values().length, plans.size());
        for (Fit fit : plans) {
            long sum = 0;
            for (Category category : Category.values()) {
                sum += fit.byCategory().getOrDefault(category, 0L);
            }
            assertEquals(fit.reservedBytes(), sum, fit.name());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 8})
    void aMemoryOfTheSizeOfTheBarsSharesTheirLinearAxis(long memoryGib) {
        FitScale scale = FitScale.of(3 * GIB, memoryGib * GIB);
        assertTrue(scale.far().isEmpty());
        assertEquals(memoryGib * GIB / scale.axis().max(), scale.fractionOf(memoryGib * GIB), 1e-9);
        assertTrue(scale.fractionOf(memoryGib * GIB) < 1 && scale.fractionOf(3 * GIB) > 0.25);
    }

    @Test
    void aMuchLargerMemoryStandsBeyondABreakAmongTicksOfItsOwn() {
        FitScale scale = FitScale.of(3 * GIB, 80 * GIB);
        assertTrue(scale.fractionOf(3 * GIB) > 0.45, "the bars are not squeezed");
        assertEquals(
                FitScale.BREAK_FROM, scale.fractionOf(Math.round(scale.axis().max())), 1e-9);
        assertTrue(scale.fractionOf(80 * GIB) > FitScale.BREAK_TO && scale.fractionOf(80 * GIB) < 1);
        List<FitScale.Tick> ticks = scale.ticks(QuantityText.PLAIN);
        FitScale.Tick last = ticks.get(ticks.size() - 1);
        assertEquals("100 GiB", last.label());
        assertEquals(scale.fractionOf(100 * GIB), last.fraction(), 1e-9);
    }

    @Test
    void whereTheLineIsDraggedToIsWhereItStands() {
        FitScale scale = FitScale.of(700 * MIB, 600 * MIB);
        for (double fraction = 0.01; fraction <= 1; fraction += 0.01) {
            assertEquals(fraction, scale.fractionOf(scale.bytesAt(fraction)), 0.002);
        }
        assertEquals(MIB, scale.bytesAt(-3));
        assertEquals(Math.round(scale.axis().max()), scale.bytesAt(7));
    }

    @ParameterizedTest
    @ValueSource(longs = {1 << 20, 300 << 20, 3L << 30, 5_555_555_555L, 1L << 40})
    void everyPressOfAKeyMovesTheMemoryItsWay(long start) {
        long largest = 3 * GIB;
        long bytes = start;
        for (int i = 0; i < 200; i++) {
            long next = FitScale.of(largest, bytes).next(bytes, 1);
            assertTrue(next > bytes, "to the right from " + bytes);
            bytes = next;
        }
        for (int i = 0; i < 2000 && bytes > MIB; i++) {
            long next = FitScale.of(largest, bytes).next(bytes, -1);
            assertTrue(next < bytes, "to the left from " + bytes);
            bytes = next;
        }
        assertEquals(MIB, bytes, "the left key ends at the least memory");
    }

    @Test
    void theLineIsDraggedBeyondTheBreakToo() {
        FitScale scale = FitScale.of(3 * GIB, 80 * GIB);
        for (double fraction = FitScale.BREAK_TO + 0.01; fraction <= 1; fraction += 0.01) {
            assertEquals(fraction, scale.fractionOf(scale.bytesAt(fraction)), 0.002);
        }
        double inTheGap = (FitScale.BREAK_FROM + FitScale.BREAK_TO) / 2;
        assertEquals(Math.round(scale.axis().max()), scale.bytesAt(inTheGap));
    }

    @Test
    void theMostMemoryIsNotPassed() {
        assertEquals(ByteEntry.MAX, FitScale.of(GIB, ByteEntry.MAX).next(ByteEntry.MAX, 1));
    }

    @Test
    void aMemoryTypedIsUsedAtOnceAndRewrittenWhenLeft() {
        ByteFieldModel memory = new ByteFieldModel(workspace.deviceMemoryBytesProperty());
        assertEquals("8.00 GiB", memory.textProperty().get());
        memory.type("11 GiB");
        assertEquals(11 * GIB, workspace.deviceMemoryBytesProperty().get());
        assertEquals("11 GiB", memory.textProperty().get());
        memory.finishTyping();
        assertEquals("11.0 GiB", memory.textProperty().get());
    }

    @Test
    void aMemoryThatIsNoneKeepsItsTextAndTheLine() {
        ByteFieldModel memory = new ByteFieldModel(workspace.deviceMemoryBytesProperty());
        memory.type("lots");
        assertEquals("lots", memory.textProperty().get());
        assertEquals(
                "Type an amount such as 2 GiB. The budget line stays at 8.00\u00a0GiB.",
                memory.reasonProperty().get());
        assertEquals(
                TestWorkspace.MACHINE_BYTES,
                workspace.deviceMemoryBytesProperty().get());
        memory.finishTyping();
        assertEquals("8.00 GiB", memory.textProperty().get());
        assertEquals("", memory.reasonProperty().get());
    }

    @Test
    void enterLeavesWhatIsNoMemoryMarkedWithItsReason() {
        ByteFieldModel memory = new ByteFieldModel(workspace.deviceMemoryBytesProperty());
        memory.type("lots");
        memory.confirmTyping();
        assertEquals("lots", memory.textProperty().get());
        assertFalse(memory.reasonProperty().get().isEmpty());
        memory.type("11 GiB");
        memory.confirmTyping();
        assertEquals("11.0 GiB", memory.textProperty().get());
    }

    @Test
    void aMemoryGivenUpWhileTypingOrMadeUnusableLeavesTheLineWhereItWas() {
        ByteFieldModel memory = new ByteFieldModel(workspace.deviceMemoryBytesProperty());
        memory.type("1 GiB");
        memory.cancelTyping();
        assertEquals("8.00 GiB", memory.textProperty().get());
        memory.type("1 GiB");
        memory.type("1 potato");
        assertEquals(
                TestWorkspace.MACHINE_BYTES,
                workspace.deviceMemoryBytesProperty().get(),
                "no part of what is refused holds");
        memory.finishTyping();
        assertEquals("8.00 GiB", memory.textProperty().get());
        assertEquals(
                TestWorkspace.MACHINE_BYTES,
                workspace.deviceMemoryBytesProperty().get());
    }

    @Test
    void thisMachineBringsItsMemoryBackWhileTyping() {
        ByteFieldModel memory = new ByteFieldModel(workspace.deviceMemoryBytesProperty());
        memory.type("2 GiB");
        memory.use(workspace.machine().memoryBytes());
        assertEquals(
                TestWorkspace.MACHINE_BYTES,
                workspace.deviceMemoryBytesProperty().get());
        assertEquals("8.00 GiB", memory.textProperty().get());
    }

    @Test
    void aDesignForManyGigabytesIsMeasuredInThem() {
        Workspace large = TestWorkspace.of(Presets.find("densenet-264-k48").orElseThrow());
        long max = Fit.all(large.predictions(), GIB).stream()
                .mapToLong(Fit::reservedBytes)
                .max()
                .orElseThrow();
        assertEquals("GiB", FitScale.of(max, GIB).axis().unit());
        assertEquals(
                Strategies.all(SharedScope.NETWORK),
                Fit.all(large.predictions(), GIB).stream()
                        .flatMap(fit -> fit.plan().stream())
                        .toList());
    }
}
