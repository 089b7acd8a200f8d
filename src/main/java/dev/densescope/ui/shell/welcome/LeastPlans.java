package dev.densescope.ui.shell.welcome;

import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Background;
import dev.densescope.ui.LatestWork;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The plans with the fewest bytes of presets that fit with no strategy, searched one after the other. FX thread only. */
final class LeastPlans {
    private final LatestWork searches;
    private final Notices notices;
    private final Map<DenseNetSpec, PresetFit.Need> found = new HashMap<>();
    private final Set<DenseNetSpec> asked = new HashSet<>();
    private Target target;
    private boolean searching;

    LeastPlans(Background background, Notices notices) {
        searches = new LatestWork(background);
        this.notices = notices;
    }

    /** Forgets all plans: the next are those for another device. */
    void reset(Target next) {
        searches.stop();
        searching = false;
        found.clear();
        asked.clear();
        target = next;
    }

    Optional<PresetFit.Need> of(PresetFit fit) {
        return Optional.ofNullable(found.get(fit.spec()));
    }

    /**
     * Searches for the plans of the presets that fit with no strategy and have not been asked for.
     *
     * @param fits read again after each search
     * @param changed called after each search
     */
    void search(Iterable<PresetFit> fits, long memoryBytes, Runnable changed) {
        if (searching) {
            return;
        }
        for (PresetFit fit : fits) {
            if (fit.within(memoryBytes).isEmpty() && asked.add(fit.spec())) {
                search(fit.spec(), changed);
                return;
            }
        }
    }

    private void search(DenseNetSpec spec, Runnable changed) {
        Target device = target;
        searching = true;
        searches.begin(
                Messages.text("design.fit.least.failed"),
                stop -> PresetFit.leastPlan(spec, device, stop),
                plan -> {
                    searching = false;
                    found.put(spec, plan);
                    changed.run();
                },
                failure -> {
                    searching = false;
                    notices.failed(failure);
                    changed.run();
                });
    }
}
