package dev.densescope.plan.search;

import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.spec.LayerPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Takes decisions of a faster plan into one that reserves fewer bytes, as many as its limit allows. Placement decides whether
 * they fit, so runs of layers are tried, and halved if they do not fit.
 */
final class Relaxation {
    private final StepPlan faster;
    private final List<LayerPath> layers;
    private final Predicate<StepPlan> fits;
    private StepPlan plan;

    private Relaxation(StepPlan plan, StepPlan faster, Predicate<StepPlan> fits) {
        this.plan = plan;
        this.faster = faster;
        this.fits = fits;
        layers = List.copyOf(plan.layers().keySet());
    }

    /**
     * The plan with decisions of a faster one for the same layers.
     *
     * @param fits whether a plan is within the limit, as {@code plan} is
     */
    static StepPlan of(StepPlan plan, StepPlan faster, Predicate<StepPlan> fits) {
        Relaxation relaxation = new Relaxation(plan, faster, fits);
        relaxation.take(0, relaxation.layers.size());
        return relaxation.plan;
    }

    private void take(int from, int to) {
        Map<LayerPath, Recomputed> decisions = new LinkedHashMap<>(plan.layers());
        layers.subList(from, to).forEach(layer -> decisions.put(layer, faster.recomputed(layer)));
        StepPlan candidate = new StepPlan(plan.network(), plan.blocksInPlace(), decisions);
        if (candidate.equals(plan)) {
            return;
        }
        if (fits.test(candidate)) {
            plan = candidate;
        } else if (to - from > 1) {
            int middle = (from + to) / 2;
            take(from, middle);
            take(middle, to);
        }
    }
}
