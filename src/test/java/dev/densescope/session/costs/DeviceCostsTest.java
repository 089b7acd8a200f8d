package dev.densescope.session.costs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.memory.StepTrace;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.cost.LinearCost;
import dev.densescope.plan.cost.OperationCosts;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceCostsTest {
    private static final DenseNetSpec DESIGN =
            Presets.all().get("densenet-bc-40-12").withBatch(2);

    private static RunRecord run(Strategy strategy) {
        return SampleRuns.run(DESIGN, strategy, 3);
    }

    private static DeviceCosts measured(RunRecord run, DenseNetSpec design) {
        return DeviceCosts.measured(
                List.of(run), Optional.empty(), design, run.settings().on());
    }

    private static double stepNanos(OperationCosts costs, Strategy strategy) {
        return Schedule.compile(Network.of(DESIGN), strategy, new DeviceChoice("cpu", 2).target()).operations().stream()
                .mapToDouble(operation -> costs.nanos(operation.computation()))
                .sum();
    }

    /** All operations take the same time per byte, on a machine that is four times slower in the newest run. */
    private static FittedCosts allPerByte(double nanosPerByte) {
        return new FittedCosts(Map.of(), new LinearCost(0, nanosPerByte, 0));
    }

    /** The same run with operations that took the times of costs. */
    private static RunRecord timed(RunRecord run, OperationCosts costs) {
        StepTrace trace = run.lastTrace().orElseThrow();
        List<Operation> operations = Schedule.compile(
                        Network.of(DESIGN),
                        run.settings().storage(),
                        run.settings().on().target())
                .operations();
        long[] starts = new long[operations.size()];
        long[] ends = new long[operations.size()];
        for (int i = 0; i < operations.size(); i++) {
            starts[i] = i == 0 ? 0 : ends[i - 1];
            ends[i] = starts[i] + Math.round(costs.nanos(operations.get(i).computation()));
        }
        long nanos = ends[ends.length - 1];
        return new RunRecord(
                run.startedAt(),
                run.settings(),
                run.device(),
                run.environment(),
                run.prediction(),
                run.measurement(),
                run.steps().stream()
                        .map(step -> SampleRuns.withNanos(step, nanos))
                        .toList(),
                run.layers(),
                Optional.of(StepTrace.decode(trace.legend(), trace.step(), starts, ends, trace.encodedChanges())),
                run.skipped(),
                run.outcome());
    }

    /** Otherwise strategies of which some operations were measured on a busy machine would seem slower than others. */
    @Test
    void operationsThatTheNewestRunDidNotComputeTakeTheirTimeAtItsSpeed() {
        RunRecord newest = timed(run(Strategy.IN_PLACE), allPerByte(400));
        RunRecord older = timed(run(Strategy.CHECKPOINT), allPerByte(100));
        DeviceChoice device = newest.settings().on();
        OperationCosts costs = DeviceCosts.measured(
                        List.of(newest, older), Optional.of(allPerByte(100)), DESIGN, device)
                .costs();
        for (Strategy strategy : Strategy.values()) {
            double expected = stepNanos(costs, Strategy.IN_PLACE)
                    * stepNanos(allPerByte(100), strategy)
                    / stepNanos(allPerByte(100), Strategy.IN_PLACE);
            assertEquals(expected, stepNanos(costs, strategy), expected * 1e-3, strategy.id());
        }
    }

    @Test
    void theRunsOwnPlanIsPredictedToTakeItsMedianStep() {
        RunRecord run = run(Strategy.SHARED);
        DeviceCosts costs = measured(run, DESIGN);
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
        assertEquals(measured(run, DESIGN), measured(run, DESIGN.withName("mine")));
    }

    private static String refused(RunRecord run, DenseNetSpec design, DeviceChoice device) {
        return assertThrows(
                        CostsRefusedException.class,
                        () -> DeviceCosts.measured(List.of(run), Optional.empty(), design, device))
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
