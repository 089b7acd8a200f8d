package dev.densescope.ui.plan.search;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.MemoryAgreement;
import dev.densescope.session.PlanName;
import dev.densescope.session.RunRecord;
import dev.densescope.session.costs.RunCosts;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;

/**
 * Measured memory and time of a run.
 *
 * @param plan the storage plan of the run
 * @param predictedBytes predicted reserved bytes
 * @param reservedBytes measured reserved bytes
 * @param nanos median time of a step
 * @param estimatedNanos the estimate for a step of the same plan; meaningless if the search has no times
 * @param isExact whether measured bytes equal predicted bytes in total, during each operation, and per layer
 */
public record MeasuredRun(
        StoragePlan plan, long predictedBytes, long reservedBytes, long nanos, double estimatedNanos, boolean isExact) {
    /** Whether a run has a measured step of a design on a device; the name of the design may differ. */
    public static boolean isIn(RunRecord run, DenseNetSpec design, DeviceChoice device) {
        return run.measurement().isPresent() && RunCosts.areIn(run, design, device);
    }

    /**
     * @param run with a measured step
     * @param search estimates the time of its plan
     */
    public static MeasuredRun of(RunRecord run, PlanSearch search) {
        MemoryAgreement agreement = MemoryAgreement.of(run);
        return new MeasuredRun(
                run.settings().storage(),
                agreement.reserved().predicted(),
                agreement.reserved().measured(),
                run.medianStepNanos(),
                search.predict(run.settings().storage()).nanos(),
                agreement.isExact());
    }

    /** The name of the plan; those with a decision for each layer are named by their reserved bytes. */
    public String name() {
        return PlanName.of(plan, predictedBytes, QuantityText.window());
    }

    /** The estimate for the same plan as a point. */
    public PlannedStep estimate() {
        return new PlannedStep(plan, predictedBytes, estimatedNanos);
    }

    /** How many times as long a measured step takes as estimated; below 1 if it is shorter. */
    public double overEstimate() {
        return nanos / estimatedNanos;
    }

    /** The measured memory and time as a point of the chart. */
    public PlannedStep step() {
        return new PlannedStep(plan, reservedBytes, nanos);
    }
}
