package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.Strategy;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseNetSpec;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Designs that nobody thought of train for real: exactly alike under every strategy, in exactly the predicted bytes. */
class RandomDesignsTest {
    private static final int STEPS = 2;

    @Provide
    Arbitrary<DenseNetSpec> designs() {
        return ArbitraryDesigns.tiny();
    }

    @Property(tries = 140)
    void everyStrategyIsExactOnTheProcessor(@ForAll("designs") DenseNetSpec design, @ForAll Strategy strategy) {
        assertExact(TestDevice.CPU, design, strategy);
    }

    @Property(tries = 60)
    void everyStrategyIsExactWithoutLoopsInMachineCode(
            @ForAll("designs") DenseNetSpec design, @ForAll Strategy strategy) {
        assertExact(TestDevice.PORTABLE_CPU, design, strategy);
    }

    @Property(tries = 10)
    void everyStrategyIsExactOnNd4j(@ForAll("designs") DenseNetSpec design, @ForAll Strategy strategy) {
        assertExact(TestDevice.ND4J, design, strategy);
    }

    private static void assertExact(TestDevice testDevice, DenseNetSpec design, Strategy strategy) {
        Network network = Network.of(design);
        try (Device device = testDevice.open()) {
            TrainedSteps naive = TrainedSteps.of(compile(network, Strategy.NAIVE), device, STEPS);
            Schedule schedule = compile(network, strategy);
            TrainedSteps trained = TrainedSteps.of(schedule, device, STEPS);
            Exactness.assertSameTraining(naive, trained, strategy.id());
            Exactness.assertMeasuredAsPredicted(schedule, trained.measurement(), strategy.id());
        }
    }

    private static Schedule compile(Network network, Strategy strategy) {
        return Schedule.compile(network, strategy, TestDevice.THREADS);
    }
}
