package dev.densescope.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.Layout;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.ClassifierComputation.Linear;
import dev.densescope.plan.step.ClassifierComputation.LinearBackward;
import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.ConvolutionComputation;
import dev.densescope.plan.step.NormalizeConvolve;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.View;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseNetSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What NVIDIA's libraries multiply and convolve is aligned alike under every strategy: they may have other kernels for
 * addresses that are aligned less, and a strategy must not decide between them.
 */
class AlignmentTest {
    @Provide
    Arbitrary<DenseNetSpec> designs() {
        return ArbitraryDesigns.small();
    }

    @Property(tries = 60)
    void operandsOfProductsAndConvolutionsAreAlignedAlikeUnderEveryStrategy(@ForAll("designs") DenseNetSpec design) {
        Map<String, Long> alignments = new HashMap<>();
        for (Strategy strategy : Strategy.values()) {
            for (SharedScope scope : SharedScope.values()) {
                Schedule schedule =
                        Schedule.compile(Network.of(design), new Sharing(strategy, scope), Target.nvidia(false));
                for (Operation operation : schedule.operations()) {
                    operands(operation.computation())
                            .filter(view -> !isCopied(view))
                            .forEach(view -> assertAlike(alignments, schedule, operation, view));
                }
            }
        }
        assertTrue(alignments.size() > 10);
    }

    private static void assertAlike(Map<String, Long> alignments, Schedule schedule, Operation operation, View view) {
        String name = operation.layer() + " "
                + operation.computation().getClass().getSimpleName() + " "
                + view.values().get(0).layer() + " " + view.values().get(0).name();
        long alignment = schedule.offsetBytes(view.values().get(0)) % StorageSlot.ALIGNMENT;
        long before = alignments.computeIfAbsent(name, key -> alignment);
        assertEquals(before, alignment, name);
    }

    private static Stream<View> operands(Computation computation) {
        if (computation instanceof NormalizeConvolve both) {
            return operands(both.convolution());
        }
        boolean isByLibrary = computation instanceof ConvolutionComputation
                || computation instanceof Linear
                || computation instanceof LinearBackward;
        return isByLibrary
                ? Stream.of(computation.reads(), computation.writes()).flatMap(List::stream)
                : Stream.empty();
    }

    /** Maps whose channels are not aligned all of them are copied to where they are. */
    private static boolean isCopied(View view) {
        return view.shape().layout() == Layout.CHANNELS_OUTERMOST
                && view.shape().elementsPerChannel() * Float.BYTES % StorageSlot.ALIGNMENT != 0;
    }
}
