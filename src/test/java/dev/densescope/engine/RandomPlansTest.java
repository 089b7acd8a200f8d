package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.ArbitraryPlans;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.ArbitraryDesigns;
import dev.densescope.spec.DenseNetSpec;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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

    /** The second training is poisoned wherever values are dead or not yet written. */
    static void assertExact(TestDevice testDevice, DenseNetSpec design, long seed) {
        Network network = Network.of(design);
        StepPlan plan = ArbitraryPlans.of(network, seed);
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
