package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
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
    void everyStrategyIsExactOnTheProcessor(
            @ForAll("designs") DenseNetSpec design, @ForAll Strategy strategy, @ForAll SharedScope scope) {
        assertExact(TestDevice.CPU, design, new Sharing(strategy, scope));
    }

    @Property(tries = 60)
    void everyStrategyIsExactWithoutLoopsInMachineCode(
            @ForAll("designs") DenseNetSpec design, @ForAll Strategy strategy, @ForAll SharedScope scope) {
        assertExact(TestDevice.PORTABLE_CPU, design, new Sharing(strategy, scope));
    }

    @Property(tries = 10)
    void everyStrategyIsExactOnNd4j(
            @ForAll("designs") DenseNetSpec design, @ForAll Strategy strategy, @ForAll SharedScope scope) {
        assertExact(TestDevice.ND4J, design, new Sharing(strategy, scope));
    }

    @Property(tries = 40)
    void nothingIsReadBeforeItIsWrittenOrAfterItIsDead(
            @ForAll("designs") DenseNetSpec design, @ForAll Strategy strategy, @ForAll SharedScope scope) {
        Schedule schedule = compile(Network.of(design), new Sharing(strategy, scope), TestDevice.CPU);
        try (Device device = TestDevice.CPU.open()) {
            TrainedSteps clean = TrainedSteps.of(schedule, device, STEPS);
            try (TrainingEngine engine = new TrainingEngine(schedule, device, true)) {
                Exactness.assertSameTraining(clean, TrainedSteps.train(schedule, engine, STEPS), "poisoned");
            }
        }
    }

    static void assertExact(TestDevice testDevice, DenseNetSpec design, Sharing sharing) {
        Network network = Network.of(design);
        try (Device device = testDevice.open()) {
            TrainedSteps naive = TrainedSteps.of(
                    compile(network, new Sharing(Strategy.NAIVE, SharedScope.NETWORK), testDevice), device, STEPS);
            Schedule schedule = compile(network, sharing, testDevice);
            TrainedSteps trained = TrainedSteps.of(schedule, device, STEPS);
            Exactness.assertSameTraining(naive, trained, sharing.toString());
            Exactness.assertMeasuredAsPredicted(schedule, trained.measurement(), sharing.toString());
        }
    }

    private static Schedule compile(Network network, Sharing sharing, TestDevice testDevice) {
        return Schedule.compile(network, sharing, testDevice.target());
    }
}
