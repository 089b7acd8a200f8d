package dev.densescope.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class PlanChoiceTest {
    private static final DenseNetSpec DESIGN = Presets.cifarBottleneck(22, 12);

    private final ObjectProperty<DenseNetSpec> spec = new SimpleObjectProperty<>(DESIGN);
    private final PlanChoice choice = new PlanChoice(spec, new SimpleObjectProperty<>(Strategies.recommended()));
    private final StoragePlan perLayer = StepPlan.of(Network.of(DESIGN), Strategies.baseline());

    @Test
    void theScopeIsThePlansAndThePlansAreOfTheScope() {
        choice.scopeProperty().set(SharedScope.BLOCK);
        assertEquals(
                Strategies.recommended().within(SharedScope.BLOCK),
                choice.planProperty().get());
        assertEquals(Strategies.all(SharedScope.BLOCK), choice.offered().get());
        choice.planProperty().set(Strategies.baseline());
        assertEquals(SharedScope.NETWORK, choice.scopeProperty().get());
        assertEquals(Strategies.all(SharedScope.NETWORK), choice.offered().get());
    }

    @Test
    void aPlanWithADecisionForEachLayerIsOfferedWhileItIsChosen() {
        List<StoragePlan> all = new ArrayList<>(Strategies.all(SharedScope.NETWORK));
        choice.planProperty().set(Strategies.baseline());
        assertEquals(all, choice.offered().get());
        choice.planProperty().set(perLayer);
        all.add(perLayer);
        assertEquals(all, choice.offered().get());
    }

    @Test
    void aPlanThatNoLongerFitsTheDesignGivesWayToAStrategy() {
        choice.planProperty().set(perLayer.within(SharedScope.BLOCK));
        spec.set(DESIGN.withBatch(3));
        assertEquals(perLayer.within(SharedScope.BLOCK), choice.planProperty().get());
        spec.set(Presets.cifarBottleneck(40, 12));
        assertEquals(
                Strategies.recommended().within(SharedScope.BLOCK),
                choice.planProperty().get());
    }

    @Test
    void severalPlansAreChosenForARunAndSelectingOneOfThemKeepsTheOthers() {
        StoragePlan naive = Strategies.baseline();
        StoragePlan shared = Strategies.recommended();
        choice.toggleForRun(naive);
        assertEquals(List.of(naive, shared), choice.runPlans());
        choice.planProperty().set(naive);
        assertEquals(List.of(naive, shared), choice.runPlans());
        choice.planProperty().set(Strategies.checkpointing());
        assertEquals(List.of(Strategies.checkpointing()), choice.runPlans());
        choice.toggleForRun(naive);
        choice.runOnlySelected();
        assertEquals(List.of(Strategies.checkpointing()), choice.runPlans());
        choice.toggleForRun(naive);
        assertEquals(2, choice.runPlans().size(), "others can be added again");
    }

    @Test
    void thePlansOfARunAreOfTheChosenScopeAndNeverNone() {
        choice.toggleForRun(Strategies.baseline());
        choice.scopeProperty().set(SharedScope.BLOCK);
        assertEquals(
                List.of(
                        Strategies.baseline().within(SharedScope.BLOCK),
                        Strategies.recommended().within(SharedScope.BLOCK)),
                choice.runPlans());
        choice.toggleForRun(Strategies.recommended().within(SharedScope.BLOCK));
        assertEquals(
                List.of(Strategies.baseline().within(SharedScope.BLOCK)),
                choice.runPlans(),
                "the selected plan was removed, so the other one is selected");
        assertEquals(
                Strategies.baseline().within(SharedScope.BLOCK),
                choice.planProperty().get());
        choice.toggleForRun(Strategies.baseline().within(SharedScope.BLOCK));
        assertEquals(1, choice.runPlans().size());
    }

    @Test
    void aPlanOfARunIsDroppedWhenItNoLongerFitsTheDesign() {
        choice.planProperty().set(perLayer);
        choice.toggleForRun(Strategies.baseline());
        assertEquals(List.of(Strategies.baseline(), perLayer), choice.runPlans());
        spec.set(Presets.cifarBottleneck(40, 12));
        assertEquals(List.of(Strategies.recommended()), choice.runPlans());
    }
}
