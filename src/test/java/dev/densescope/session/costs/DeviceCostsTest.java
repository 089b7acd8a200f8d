package dev.densescope.session.costs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.cost.Work;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.plan.step.Operation;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceCostsTest {
    private static final DenseNetSpec DESIGN =
            Presets.all().get("densenet-bc-40-12").withBatch(2);

    private static RunRecord run(Strategy strategy) {
        return SampleRuns.run(DESIGN, strategy, 3);
    }

    @Test
    void theRunsOwnPlanIsPredictedToTakeItsMedianStep() {
        RunRecord run = run(Strategy.SHARED);
        DeviceCosts costs = DeviceCosts.measured(run, DESIGN, run.settings().on());
        assertEquals("measured", costs.source().id());
        assertEquals(run.device(), costs.device());
        Schedule schedule = Schedule.compile(
                Network.of(DESIGN),
                run.settings().storage(),
                run.settings().on().target());
        double expected = schedule.operations().stream()
                .mapToDouble(operation -> costs.costs().nanos(operation.computation()))
                .sum();
        assertTrue(run.medianStepNanos() > 0);
        assertEquals((double) run.medianStepNanos(), expected, 1e-6 * expected);
        PlannedStep predicted = PlanSearch.of(
                        Network.of(DESIGN), run.settings().on().target(), costs.costs(), PlanLocks.NONE, () -> false)
                .predict(run.settings().storage());
        assertEquals((double) run.medianStepNanos(), predicted.nanos(), 1e-6 * expected);
    }

    @Test
    void timesOfAnotherDesignOrDeviceAreRefused() {
        RunRecord run = run(Strategy.SHARED);
        DeviceChoice device = run.settings().on();
        assertEquals(
                "The run has another design, DenseNet-BC-40-12 with batch 2, not DenseNet-BC-40-12 with batch 4: "
                        + "calibrate the device instead.",
                refused(run, DESIGN.withBatch(4), device));
        assertTrue(refused(run, DESIGN, new DeviceChoice("cuda", 2)).contains("not device cuda in float32: calibrate"));
        assertTrue(refused(run, DESIGN, new DeviceChoice(device.id(), device.threads() + 1))
                .contains("with %d threads: calibrate".formatted(device.threads() + 1)));
        RunRecord empty = SampleRuns.endedBeforeFirstStep(DESIGN, Strategy.SHARED, new RunOutcome.Cancelled(0));
        assertEquals(
                "The run finished no step, so it has no times: calibrate the device instead.",
                refused(empty, DESIGN, empty.settings().on()));
    }

    /** The name is no part of what a design computes. */
    @Test
    void aDesignMayHaveAnotherName() {
        RunRecord run = run(Strategy.NAIVE);
        assertEquals(
                DeviceCosts.measured(run, DESIGN, run.settings().on()),
                DeviceCosts.measured(
                        run, DESIGN.withName("mine"), run.settings().on()));
    }

    private static String refused(RunRecord run, DenseNetSpec design, DeviceChoice device) {
        return assertThrows(CostsRefusedException.class, () -> DeviceCosts.measured(run, design, device))
                .getMessage();
    }

    /** Whatever a plan computes, its kind was calibrated. The only calibration in these tests that trains. */
    @Test
    void aCalibrationCoversEveryKindOfOperation(@TempDir Path folder) {
        FittedCosts costs = (FittedCosts) new KeptCosts(folder, Clock.systemUTC())
                .of(new OnlyCpu(), new DeviceChoice("cpu", 2), () -> false)
                .costs();
        for (String preset : Presets.all().keySet()) {
            Network network = Network.of(Presets.all().get(preset).withBatch(2));
            Strategies.all(SharedScope.NETWORK)
                    .forEach(plan -> Schedule.compile(network, plan, Target.processor(2)).operations().stream()
                            .map(Operation::computation)
                            .map(Work::of)
                            .forEach(work -> assertTrue(
                                    costs.kinds().containsKey(work.kind()) && costs.nanos(work) > 0, work.kind())));
        }
    }

    @Test
    void aCalibrationCanBeStopped() {
        try (Device device = new CpuDevice(2)) {
            assertThrows(CancellationException.class, () -> Calibration.of(device, Target.processor(2), () -> true));
        }
    }
}
