package dev.densescope.session.costs;

import dev.densescope.language.Text;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.cost.CostSample;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.cost.Work;
import dev.densescope.plan.step.Operation;
import dev.densescope.session.RunRecord;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.spec.DenseNetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operation costs from the last steps of runs of one design. */
public final class RunCosts {
    private RunCosts() {}

    /**
     * Fits costs to the operation times of the newest run, and scales them so that a step of its plan takes the median time
     * of its steps: the last step alone may have been faster or slower, and a step takes longer than its operations. Kinds of
     * operations that it did not run have the costs of an older run or, if none ran them, the stored ones, at the speed
     * that the newest run had.
     *
     * @param runs newest first, at least one; older ones of another design or device are ignored
     * @param stored costs of the device; empty if it was never calibrated
     * @param design the design to plan
     * @param device the device to plan for
     * @throws CostsRefusedException if the newest run has another design or device, or finished no step; one sentence
     */
    public static FittedCosts of(
            List<RunRecord> runs, Optional<FittedCosts> stored, DenseNetSpec design, DeviceChoice device) {
        RunRecord newest = runs.get(0);
        requireSame(newest.settings(), design, device);
        List<CostSample> samples = samples(
                newest.settings(),
                newest.lastTrace()
                        .orElseThrow(() -> new CostsRefusedException(Text.of(
                                "The run finished no step, so it has no times: calibrate the device instead."))));
        FittedCosts fitted = with(olderCosts(runs, stored, design, device), samples);
        long median = newest.medianStepNanos();
        return median > 0 ? fitted.scaledTo(samples, median) : fitted;
    }

    /** The stored costs, with those of all runs but the newest. */
    private static Optional<FittedCosts> olderCosts(
            List<RunRecord> runs, Optional<FittedCosts> stored, DenseNetSpec design, DeviceChoice device) {
        Optional<FittedCosts> costs = stored;
        for (int i = runs.size() - 1; i > 0; i--) {
            Optional<List<CostSample>> samples = olderSamples(runs.get(i), design, device);
            if (samples.isPresent()) {
                costs = Optional.of(with(costs, samples.get()));
            }
        }
        return costs;
    }

    private static FittedCosts with(Optional<FittedCosts> costs, List<CostSample> samples) {
        return costs.map(before -> before.replacedBy(samples)).orElseGet(() -> FittedCosts.of(samples));
    }

    private static Optional<List<CostSample>> olderSamples(RunRecord run, DenseNetSpec design, DeviceChoice device) {
        try {
            return areIn(run, design, device)
                    ? Optional.of(samples(run.settings(), run.lastTrace().orElseThrow()))
                    : Optional.empty();
        } catch (CostsRefusedException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    /**
     * Whether a run has operation times for a design on a device: it used both, except for the name of the design, and
     * finished a step.
     */
    public static boolean areIn(RunRecord run, DenseNetSpec design, DeviceChoice device) {
        return run.lastTrace().isPresent()
                && isOf(run.settings(), design)
                && run.settings().on().equals(device);
    }

    private static boolean isOf(RunSettings run, DenseNetSpec design) {
        return run.spec().withName("").equals(design.withName(""));
    }

    private static void requireSame(RunSettings run, DenseNetSpec design, DeviceChoice device) {
        if (!isOf(run, design)) {
            throw new CostsRefusedException(Text.of(
                    "The run has another design, %s with batch %d, not %s with batch %d: calibrate the device instead.",
                    run.spec().name(), run.spec().batch(), design.name(), design.batch()));
        }
        if (!run.on().equals(device)) {
            throw new CostsRefusedException(Text.of(
                    "The run used %s, not %s: calibrate the device instead.",
                    run.on().told(), device.told()));
        }
    }

    /** @throws CostsRefusedException if this version compiles other operations for the run; one sentence */
    static List<CostSample> samples(RunSettings run, StepTrace trace) {
        List<Operation> operations = Schedule.compile(
                        Network.of(run.spec()), run.storage(), run.on().target())
                .operations();
        List<TracedOperation> traced = trace.legend().operations();
        List<CostSample> samples = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            if (traced.size() != operations.size() || !traced.get(i).name().equals(operation.name())) {
                throw new CostsRefusedException(
                        Text.of("The run was made by a version of DenseScope with other operations: run it again."));
            }
            samples.add(new CostSample(Work.of(operation.computation()), trace.durationNanos(i)));
        }
        return samples;
    }
}
