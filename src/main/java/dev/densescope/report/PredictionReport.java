package dev.densescope.report;

import dev.densescope.plan.Prediction;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.savings.Savings;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;

/**
 * What can be said of a design without a run.
 *
 * @param sharedScope how far shared storage reaches
 * @param strategies in the order they are shown
 */
public record PredictionReport(DenseNetSpec spec, SharedScope sharedScope, List<Entry> strategies) {
    public PredictionReport {
        strategies = List.copyOf(strategies);
    }

    /**
     * One plan.
     *
     * @param plan a strategy, or a decision per layer
     * @param savings what it saves of reserved bytes
     */
    public record Entry(StoragePlan plan, Prediction prediction, Savings savings) {}
}
