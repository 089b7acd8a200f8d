package dev.densescope.ui.plan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.LayerDecisions;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.OutputState;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.search.PlanCurve;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.report.plan.PlanPoint;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.plan.search.PlanComparison;
import dev.densescope.ui.plan.search.PlanResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What becomes of each output, and how it is told. */
class LayerDecisionsTest {
    private static final LayerPath LAYER = LayerPath.denseLayer(2, 2);

    private static LayerDecisions of(Strategy strategy) {
        return of(Sharing.of(strategy));
    }

    private static LayerDecisions of(StoragePlan plan) {
        PlannedStep step = new PlannedStep(plan, 1, 1);
        PlanResult result = new PlanResult(
                Network.of(TestWorkspace.DESIGN),
                PlanLocks.NONE,
                Optional.empty(),
                new PlanCurve(List.of(step)),
                List.of(),
                step,
                new PlanComparison(List.of(step), List.of(), Map.of(), List.of()),
                1);
        return new PlanChosen(result, 1, Optional.of(new PlanPoint(step, OptionalDouble.empty())), Map.of(), false)
                .decisions();
    }

    @Test
    void naiveKeepsAllAndCopiesConcatenations() {
        LayerDecisions naive = of(Strategy.NAIVE);
        assertEquals(OutputState.KEPT, naive.state(LAYER, LayerOutput.CONCATENATION));
        assertEquals(OutputState.KEPT, naive.state(LAYER, LayerOutput.NORM2));
        assertEquals(OutputState.KEPT, naive.state(LayerPath.HEAD, LayerOutput.CONCATENATION));
    }

    @Test
    void featuresInPlaceLeaveNoConcatenation() {
        LayerDecisions leanest = of(Strategy.FEATURES_ONLY);
        assertEquals(OutputState.IN_PLACE, leanest.state(LAYER, LayerOutput.CONCATENATION));
        assertEquals(OutputState.IN_PLACE, leanest.state(LayerPath.HEAD, LayerOutput.CONCATENATION));
        assertEquals(OutputState.RECOMPUTED, leanest.state(LAYER, LayerOutput.CONVOLUTION1));
        assertEquals(OutputState.NONE, leanest.state(LayerPath.denseLayer(3, 1), LayerOutput.CONVOLUTION1));
        assertEquals(OutputState.NONE, leanest.state(LayerPath.STEM, LayerOutput.CONCATENATION));
    }

    @Test
    void aBatchNormInChunksIsToldApartFromAWholeOne() {
        StepPlan whole = StepPlan.of(Network.of(TestWorkspace.DESIGN), Sharing.of(Strategy.REDO_NORMS));
        assertFalse(of(whole).hasAny(OutputState.IN_CHUNKS));
        Map<LayerPath, Recomputed> layers = new LinkedHashMap<>(whole.layers());
        layers.computeIfPresent(LAYER, (layer, recomputed) -> recomputed.chunked());
        LayerDecisions chunked = of(new StepPlan(whole.network(), whole.blocksInPlace(), layers));
        assertEquals(OutputState.IN_CHUNKS, chunked.state(LAYER, LayerOutput.NORM1));
        assertEquals(OutputState.RECOMPUTED, chunked.state(LAYER, LayerOutput.NORM2));
        assertTrue(chunked.hasAny(OutputState.IN_CHUNKS));
        String sentence = LayerSentence.of(chunked, LAYER, false);
        assertTrue(sentence.endsWith("Recomputed: norm1 in chunks 14.0\u00a0KiB, norm2 24.0\u00a0KiB."), sentence);
    }

    @Test
    void theSentenceTellsWhatIsReadKeptAndRecomputed() {
        // 8 channels, 2 layers of 4, halved by the transition, one layer of 6: 14 channels of 8x8, batch 4
        assertEquals(
                "Block 2, layer 2 reads 14 channels. Kept: concat 14.0\u00a0KiB, norm1 14.0\u00a0KiB, conv1 24.0\u00a0KiB, norm2 24.0\u00a0KiB.",
                LayerSentence.of(of(Strategy.NAIVE), LAYER, false));
        assertTrue(LayerSentence.of(of(Strategy.FEATURES_ONLY), LAYER, true)
                .endsWith(
                        "Recomputed: norm1 14.0\u00a0KiB, conv1 24.0\u00a0KiB, norm2 24.0\u00a0KiB. Locked by hand."));
        assertEquals(
                "Stem reads 3 channels. None of its outputs can be recomputed.",
                LayerSentence.of(of(Strategy.NAIVE), LayerPath.STEM, false));
    }
}
