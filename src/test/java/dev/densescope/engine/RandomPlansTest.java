package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.densescope.device.Device;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.ArbitraryPlans;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is decided for each layer, a step gives the bits of naive, in exactly the predicted bytes. */
class RandomPlansTest {
    private static final int STEPS = 5;

    @Provide
    Arbitrary<DenseNetSpec> designs() {
        return ArbitraryDesigns.tiny();
    }

    @Property(tries = 120)
    void everyPlanIsExactOnTheProcessor(@ForAll("designs") DenseNetSpec design, @ForAll long seed) {
        assertExact(TestDevice.CPU, design, seed);
    }

    @Property(tries = 40)
    void everyPlanIsExactWithoutLoopsInMachineCode(@ForAll("designs") DenseNetSpec design, @ForAll long seed) {
        assertExact(TestDevice.PORTABLE_CPU, design, seed);
    }

    @Property(tries = 10)
    void everyPlanIsExactOnNd4j(@ForAll("designs") DenseNetSpec design, @ForAll long seed) {
        assertExact(TestDevice.ND4J, design, seed);
    }

    /** So many channels that each layer's batch norm comes in more than one chunk, the last one not full. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2})
    void severalChunksOfChannelsGiveTheBitsOfNaive(double dropout) {
        Network network = Network.of(new DenseNetSpec(
                "wide",
                new InputSpec(3, 7, 5),
                Stem.CIFAR,
                150,
                List.of(new DenseBlockSpec(3, 20, 2), new DenseBlockSpec(2, 9, 4)),
                0.5,
                dropout,
                4,
                3));
        for (Strategy strategy : List.of(Strategy.REDO_NORMS, Strategy.FEATURES_ONLY)) {
            StepPlan inChunks = StepPlan.of(network, strategy).inChunks(network);
            assertNotEquals(StepPlan.of(network, strategy), inChunks);
            assertExact(TestDevice.CPU, network, inChunks);
        }
    }

    /** The second training is poisoned wherever values are dead or not yet written. */
    static void assertExact(TestDevice testDevice, DenseNetSpec design, long seed) {
        Network network = Network.of(design);
        assertExact(testDevice, network, ArbitraryPlans.of(network, seed));
    }

    private static void assertExact(TestDevice testDevice, Network network, StepPlan plan) {
        try (Device device = testDevice.open()) {
            TrainedSteps naive = TrainedSteps.of(
                    Schedule.compile(network, Strategies.baseline(), testDevice.target()), device, STEPS);
            Schedule schedule = Schedule.compile(network, plan, testDevice.target());
            TrainedSteps trained = TrainedSteps.of(schedule, device, STEPS);
            Exactness.assertSameTraining(naive, trained, plan.text());
            Exactness.assertMeasuredAsPredicted(schedule, trained.measurement(), plan.text());
            try (TrainingEngine engine = new TrainingEngine(schedule, device, true)) {
                Exactness.assertSameTraining(
                        naive, TrainedSteps.train(schedule, engine, STEPS), "poisoned: " + plan.text());
            }
        }
    }
}
