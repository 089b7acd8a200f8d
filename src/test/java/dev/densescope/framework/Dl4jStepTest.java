package dev.densescope.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Presets;
import dev.densescope.spec.Stem;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Dl4jStepTest {
    /** Values per channel, which the model leaves out, are hardly anything even in such small networks. */
    private static final double TOLERANCE = 0.001;

    static Stream<DenseNetSpec> trainedDesigns() {
        DenseBlockSpec block = new DenseBlockSpec(2, 4, 4);
        return Stream.of(
                new DenseNetSpec(
                        "bottlenecks", InputSpec.square(16), Stem.CIFAR, 8, List.of(block, block), 0.5, 0, 10, 4),
                new DenseNetSpec(
                        "ImageNet stem",
                        InputSpec.square(36),
                        Stem.IMAGENET,
                        8,
                        List.of(block, new DenseBlockSpec(3, 5, 0)),
                        0.5,
                        0,
                        7,
                        4),
                new DenseNetSpec(
                        "dropout",
                        InputSpec.square(16),
                        Stem.CIFAR,
                        8,
                        List.of(new DenseBlockSpec(2, 16, 0)),
                        1,
                        0.2,
                        10,
                        8),
                new DenseNetSpec("one image", InputSpec.square(24), Stem.CIFAR, 8, List.of(block), 1, 0, 10, 1));
    }

    @Provide
    Arbitrary<DenseNetSpec> designs() {
        return ArbitraryDesigns.small();
    }

    @ParameterizedTest
    @MethodSource("trainedDesigns")
    void whatDeeplearning4jAllocatesWhileItTrainsIsModelled(DenseNetSpec design) throws ReflectiveOperationException {
        Network network = Network.of(design);

        FrameworkNeed measured = Dl4jMemory.measure(network);
        FrameworkNeed modelled = Framework.DEEPLEARNING4J.need(network);

        assertEquals(1, (double) modelled.peakAllocatedBytes() / measured.peakAllocatedBytes(), TOLERANCE);
        assertEquals(1, (double) modelled.reservedBytes() / measured.reservedBytes(), TOLERANCE);
    }

    @Property(tries = 200)
    void pagesAreAtLeastWhatIsAllocated(@ForAll("designs") DenseNetSpec design) {
        Network network = Network.of(design);
        FrameworkNeed need = Framework.DEEPLEARNING4J.need(network);
        long parameters =
                network.parameters().stream().mapToLong(Parameter::count).sum();

        assertTrue(need.peakAllocatedBytes() >= 12 * parameters);
        assertTrue(need.peakAllocatedBytes() <= need.reservedBytes());
    }

    /** It keeps five copies of each concatenation, and the gradients of all concatenations of a block. */
    @Test
    void deepDesignsNeedMoreThanInPyTorch() {
        for (String preset : List.of("densenet-bc-100-12", "densenet-121")) {
            Network network = Network.of(Presets.find(preset).orElseThrow().withBatch(64));
            assertTrue(Framework.DEEPLEARNING4J.need(network).reservedBytes()
                    > 2 * Framework.PYTORCH.need(network).reservedBytes());
        }
    }

    @Test
    void aWorkspaceKeepsAPageOfItsLargestUseAndAMargin() {
        Dl4jWorkspace workspace = new Dl4jWorkspace(0.05);
        workspace.allocate(600);
        workspace.allocate(400);
        assertEquals(1000, workspace.bytes());
        workspace.close();
        workspace.allocate(10);
        assertEquals(10, workspace.bytes());
        assertEquals(1050, workspace.reservedBytes());
    }
}
