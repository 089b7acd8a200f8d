package dev.densescope.engine;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Small designs that together have every kind of layer, odd sides and odd channel counts. */
record TestDesign(Network network) {
    static final TestDesign BOTTLENECK = new TestDesign(Network.of(new DenseNetSpec(
            "bottleneck",
            new InputSpec(3, 8, 8),
            Stem.CIFAR,
            8,
            List.of(new DenseBlockSpec(2, 4, 4), new DenseBlockSpec(2, 4, 4)),
            0.5,
            0,
            5,
            3)));

    static final TestDesign PLAIN = new TestDesign(Network.of(new DenseNetSpec(
            "plain",
            new InputSpec(3, 9, 7),
            Stem.CIFAR,
            5,
            List.of(new DenseBlockSpec(3, 3, 0), new DenseBlockSpec(2, 5, 0)),
            1.0,
            0,
            4,
            3)));

    static final TestDesign IMAGENET_STEM = new TestDesign(Network.of(new DenseNetSpec(
            "imagenet stem",
            InputSpec.square(33),
            Stem.IMAGENET,
            6,
            List.of(new DenseBlockSpec(2, 3, 2), new DenseBlockSpec(3, 3, 2), new DenseBlockSpec(1, 7, 1)),
            0.5,
            0,
            3,
            2)));

    static final TestDesign DROPOUT = new TestDesign(Network.of(new DenseNetSpec(
            "dropout",
            new InputSpec(3, 8, 8),
            Stem.CIFAR,
            8,
            List.of(new DenseBlockSpec(2, 4, 4), new DenseBlockSpec(2, 6, 0)),
            0.5,
            0.2,
            5,
            4)));

    /** Each device with each design under each strategy. */
    static Stream<Arguments> everywhere() {
        return TestDevice.chosen().stream()
                .flatMap(device -> all().stream()
                        .flatMap(design ->
                                Stream.of(Strategy.values()).map(strategy -> Arguments.of(device, design, strategy))));
    }

    static List<TestDesign> all() {
        return List.of(BOTTLENECK, PLAIN, IMAGENET_STEM, DROPOUT);
    }

    @Override
    public String toString() {
        return network.spec().name();
    }
}
