package dev.densescope.plan.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Stem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTextTest {
    /** A block with a bottleneck and one without. */
    private static final Network NETWORK = Network.of(new DenseNetSpec(
            "two blocks",
            InputSpec.square(8),
            Stem.CIFAR,
            8,
            List.of(new DenseBlockSpec(4, 4, 2), new DenseBlockSpec(2, 4, 0)),
            0.5,
            0,
            10,
            2));

    private static final String TEXT = """
            densescope-plan/2 scope=block gradients=shared dead=reused
            stem: keep
            block1: keep concat+norm1+conv1*2 norm1+norm2
            transition1: concat+norm
            block2 in-place: norm1 keep
            head: keep
            end""";

    @Provide
    Arbitrary<DenseNetSpec> designs() {
        return ArbitraryDesigns.small();
    }

    @Test
    void thePlanTextHasTheDecisionOfEachLayer() {
        Map<LayerPath, Recomputed> layers = new LinkedHashMap<>();
        Recomputed all = Recomputed.of(LayerOutput.NORM1, LayerOutput.CONVOLUTION1, LayerOutput.CONCATENATION);
        layers.put(LayerPath.STEM, Recomputed.NOTHING);
        layers.put(LayerPath.denseLayer(1, 1), Recomputed.NOTHING);
        layers.put(LayerPath.denseLayer(1, 2), all);
        layers.put(LayerPath.denseLayer(1, 3), all);
        layers.put(LayerPath.denseLayer(1, 4), Recomputed.of(LayerOutput.NORM1, LayerOutput.NORM2));
        layers.put(LayerPath.transition(1), Recomputed.of(LayerOutput.CONCATENATION, LayerOutput.NORM1));
        layers.put(LayerPath.denseLayer(2, 1), Recomputed.of(LayerOutput.NORM1));
        layers.put(LayerPath.denseLayer(2, 2), Recomputed.NOTHING);
        layers.put(LayerPath.HEAD, Recomputed.NOTHING);
        StepPlan plan = new StepPlan(new NetworkStorage(SharedScope.BLOCK, true, true), Set.of(2), layers);
        assertEquals(TEXT, plan.text());
        assertEquals(plan, PlanText.parse(TEXT, NETWORK));
    }

    @Test
    void chunksAreInVersion3() {
        String text = TEXT.replace("plan/2", "plan/3")
                .replace("block1:", "block1 in-place:")
                .replace("concat+norm1+conv1*2", "norm1-chunks+conv1*2")
                .replace("concat+norm", "norm-chunks");
        StepPlan plan = (StepPlan) PlanText.parse(text, NETWORK);
        assertEquals(text, plan.text());
        Recomputed chunked =
                Recomputed.of(LayerOutput.NORM1, LayerOutput.CONVOLUTION1).chunked();
        assertEquals(chunked, plan.recomputed(LayerPath.denseLayer(1, 2)));
        assertEquals(Recomputed.of(LayerOutput.NORM1).chunked(), plan.recomputed(LayerPath.transition(1)));
        assertEquals(chunked, PlanText.parseLayer("norm1-chunks+conv1", LayerPath.denseLayer(1, 2), NETWORK));
    }

    @Test
    void chunksNeedFeaturesInPlaceAndA1x1Convolution() {
        String copied = TEXT.replace("concat+norm1+conv1*2", "norm1-chunks*2");
        assertEquals(
                "block1/layer2 can recompute concat, norm1, conv1, norm2, joined by '+' and each once, or keep, but has"
                        + " 'norm1-chunks'.",
                assertThrows(InvalidPlanException.class, () -> PlanText.parse(copied, NETWORK))
                        .getMessage());
        String plain = TEXT.replace("block2 in-place: norm1", "block2 in-place: norm1-chunks");
        assertEquals(
                "block2/layer1 can recompute norm1, joined by '+' and each once, or keep, but has 'norm1-chunks'.",
                assertThrows(InvalidPlanException.class, () -> PlanText.parse(plain, NETWORK))
                        .getMessage());
    }

    @Test
    void aPlanOfVersion1KeepsTheStem() {
        String text = TEXT.replace("plan/2", "plan/1").replace("stem: keep\n", "");
        assertEquals(PlanText.parse(TEXT, NETWORK), PlanText.parse(text, NETWORK));
    }

    @Property(tries = 300)
    void aWrittenPlanIsReadBack(@ForAll("designs") DenseNetSpec design, @ForAll long seed) {
        Network network = Network.of(design);
        StepPlan plan = ArbitraryPlans.of(network, seed);
        assertEquals(plan, PlanText.parse(plan.text(), network));
        assertEquals(
                plan,
                PlanText.parse("\n\t " + plan.text().replaceAll("\\s+", "  ").replace(":", " :"), network));
        plan.requireFits(network);
    }

    @Test
    void aStrategyIsIdentifiedByNameAndScope() {
        for (SharedScope scope : SharedScope.values()) {
            for (StoragePlan plan : Strategies.all(scope)) {
                assertEquals(plan, PlanText.parse(plan.text(), NETWORK));
            }
        }
        assertEquals("in-place", Sharing.of(Strategy.IN_PLACE).text());
        assertEquals("shared scope=block", new Sharing(Strategy.SHARED, SharedScope.BLOCK).text());
    }

    @Property(tries = 200)
    void aTruncatedPlanIsRefused(@ForAll("designs") DenseNetSpec design, @ForAll long seed) {
        Network network = Network.of(design);
        String text = ArbitraryPlans.of(network, seed).text();
        for (int length = 0; length < text.length(); length += 1 + length / 40) {
            String cut = text.substring(0, length);
            InvalidPlanException refused =
                    assertThrows(InvalidPlanException.class, () -> PlanText.parse(cut, network), cut);
            assertOneSentence(refused);
        }
    }

    @Property(tries = 300)
    void aPlanFitsOnlyTheLayersOfItsDesign(
            @ForAll("designs") DenseNetSpec design, @ForAll("designs") DenseNetSpec other, @ForAll long seed) {
        StepPlan plan = ArbitraryPlans.of(Network.of(design), seed);
        Network network = Network.of(other);
        if (design.blocks().stream()
                .map(DenseBlockSpec::layers)
                .toList()
                .equals(other.blocks().stream().map(DenseBlockSpec::layers).toList())) {
            return;
        }
        assertOneSentence(assertThrows(InvalidPlanException.class, () -> plan.requireFits(network)));
        assertOneSentence(assertThrows(InvalidPlanException.class, () -> PlanText.parse(plan.text(), network)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                              | The plan is cut off: its first word is missing.
            magic spell: all                | A plan is one of STRATEGIES, or a text that starts with 'densescope-plan/3', but this starts with 'magic'.
            magic                           | A plan is one of STRATEGIES, or a text that starts with 'densescope-plan/3', but this starts with 'magic'.
            shared scope=town               | The plan must have scope=network or scope=block here, but has 'scope=town'.
            shared scope=block end          | A plan ends with its last layer and 'end', but 'end' follows.
            densescope-plan/4 whatever      | The plan has version 4; this program reads versions up to 3.
            densescope-plan/one             | A plan starts with 'densescope-plan/3', but this one with 'densescope-plan/one'.
            densescope-plan/2 scope=network | The plan is cut off: 'gradients=' is missing.
            """)
    void aTextThatIsNotAPlanIsRefusedInOneSentence(String text, String sentence) {
        assertEquals(
                sentence.replace("STRATEGIES", Strategies.ids()),
                assertThrows(InvalidPlanException.class, () -> PlanText.parse(text, NETWORK))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            gradients=shared | gradients=lost      | The plan must have gradients=shared or gradients=own here, but has 'gradients=lost'.
            dead=reused      | dead=buried         | The plan must have dead=reused or dead=held here, but has 'dead=buried'.
            stem: keep       | block1: keep        | The plan does not fit two blocks, or is misspelt: it has 'block1' where stem is expected.
            stem: keep       | stem: conv0         | stem can only keep, but has 'conv0'.
            block1:          | block7:             | The plan does not fit two blocks, or is misspelt: it has 'block7' where block1 is expected.
            block1:          | block1 sideways:    | The plan must have ':' or 'in-place:' after block1, but has 'sideways'.
            block1: keep     | block1:             | The plan does not fit two blocks: block1 has 4 layers there, and only 3 in the plan.
            block1: keep     | block1: keep*2      | The plan does not fit two blocks: block1 has 4 layers there, and at least 5 in the plan.
            block1: keep     | block1: keep*9      | The plan does not fit two blocks: block1 has 4 layers there, and at least 9 in the plan.
            block1: keep     | block1: norm7       | block1/layer1 can recompute concat, norm1, conv1, norm2, joined by '+' and each once, or keep, but has 'norm7'.
            block1: keep     | block1: norm1+norm1 | block1/layer1 can recompute concat, norm1, conv1, norm2, joined by '+' and each once, or keep, but has 'norm1+norm1'.
            block1: keep     | block1: keep*0      | The number after '*' must be a whole number from 1 to 9999, but block1/layer1 has 'keep*0'.
            block1: keep     | block1: keep*99999999 | The number after '*' must be a whole number from 1 to 9999, but block1/layer1 has 'keep*99999999'.
            transition1: concat+norm | transition1: norm1 | transition1 can recompute concat, norm, joined by '+' and each once, or keep, but has 'norm1'.
            in-place: norm1  | in-place: concat    | block2/layer1 can recompute norm1, joined by '+' and each once, or keep, but has 'concat'.
            in-place: norm1  | in-place: conv1     | block2/layer1 can recompute norm1, joined by '+' and each once, or keep, but has 'conv1'.
            head: keep       | head: norm          | head can only keep, but has 'norm'.
            end              | end end             | A plan ends with its last layer and 'end', but 'end' follows.
            end              | fin                 | A plan ends with its head and 'end'.
            """)
    void theErrorInAPlanIsNamed(String right, String wrong, String sentence) {
        String text = TEXT.replaceFirst("(?<![a-z])" + right.replace("+", "\\+"), wrong);
        assertEquals(
                sentence,
                assertThrows(InvalidPlanException.class, () -> PlanText.parse(text, NETWORK))
                        .getMessage());
    }

    private static void assertOneSentence(InvalidPlanException refused) {
        assertTrue(refused.getMessage().matches("[A-Zb-t].*[^.]\\."), refused.getMessage());
    }
}
