package dev.densescope.ui.plan.model;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.session.MemoryAgreement;
import dev.densescope.session.RunRecord;
import dev.densescope.session.costs.RunCosts;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;

/**
 * What a run of a design measured.
 *
 * @param predictedBytes reserved bytes that were predicted
 * @param reservedBytes the same, measured
 * @param nanos median time of a step
 * @param isExact whether all bytes were as predicted: in total, during each operation, and per layer
 */
public record MeasuredRun(StoragePlan plan, long predictedBytes, long reservedBytes, long nanos, boolean isExact) {
    /** Whether a run measured a step of a design, whatever its name, on a device. */
    static boolean isIn(RunRecord run, DenseNetSpec design, DeviceChoice device) {
        return run.measurement().isPresent() && RunCosts.areIn(run, design, device);
    }

    /** @param run has measured a step */
    static MeasuredRun of(RunRecord run) {
        MemoryAgreement agreement = MemoryAgreement.of(run);
        return new MeasuredRun(
                run.settings().storage(),
                agreement.reserved().predicted(),
                agreement.reserved().measured(),
                run.medianStepNanos(),
                agreement.isExact());
    }

    /** Its place on the curve. */
    public PlannedStep step() {
        return new PlannedStep(plan, reservedBytes, nanos);
    }
}
