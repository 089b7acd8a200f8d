package dev.densescope.cli.run;

import dev.densescope.cli.terminal.ProgressLine;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.PlanName;
import dev.densescope.session.Run;
import dev.densescope.session.RunGroup;
import dev.densescope.session.RunProgress;
import dev.densescope.session.settings.RunSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Shows the progress of runs on standard error: one line that is overwritten on a terminal, a line every few seconds
 * elsewhere. Confined to one thread.
 */
public final class ProgressDisplay {
    private final ProgressLine line;
    private final Map<Run, String> names = new HashMap<>(); // predictions take milliseconds

    /** @param shown whether anything is shown at all */
    public ProgressDisplay(Terminal terminal, boolean shown) {
        line = new ProgressLine(terminal, shown);
    }

    /** Shows the progress of a run, unless the last output was recent. */
    void update(Run run) {
        line.update(() -> ProgressText.of(name(run), run.settings(), run.progress()));
    }

    /** Shows the progress of the run that has its turn, and the time that all of its group still take. */
    void update(Run run, RunGroup group, Collection<Run> all) {
        line.update(() -> ProgressText.ofTurn(name(run), run, group, all));
    }

    /** Shows the end of a run; its line is kept. */
    void ended(Run run) {
        ended(name(run), run.settings(), run.progress());
    }

    /** Shows the progress of a training with any name, unless the last output was recent. */
    void update(String name, RunSettings settings, RunProgress progress) {
        line.update(() -> ProgressText.of(name, settings, progress));
    }

    /** The name of its plan, as in reports. */
    private String name(Run run) {
        return names.computeIfAbsent(run, any -> {
            StoragePlan plan = run.settings().storage();
            long bytes = plan.isNamed() ? 0 : Prediction.of(run.schedule()).reservedBytes();
            return PlanName.of(plan, bytes, QuantityText.PLAIN);
        });
    }

    /** Shows the end of a training with any name; its line is kept. */
    void ended(String name, RunSettings settings, RunProgress progress) {
        line.keep(() -> ProgressText.of(name, settings, progress));
    }
}
