package dev.densescope.report;

import dev.densescope.framework.Framework;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.savings.Savings;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;

/**
 * Predictions for a design, without a run.
 *
 * @param sharedScope scope of shared storage
 * @param strategies in the order they are shown
 * @param frameworks whose models are shown with them
 */
public record PredictionReport(
        DenseNetSpec spec, SharedScope sharedScope, List<Entry> strategies, List<Framework> frameworks) {
    public PredictionReport {
        strategies = List.copyOf(strategies);
        frameworks = List.copyOf(frameworks);
    }

    /**
     * One plan.
     *
     * @param label that distinguishes it from the others
     * @param plan a strategy, or a decision per layer
     * @param savings of reserved bytes
     */
    public record Entry(String label, StoragePlan plan, Prediction prediction, Savings savings) {}
}
