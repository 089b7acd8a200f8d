package dev.densescope.ui.run.viewed;

import dev.densescope.memory.StepTrace;
import dev.densescope.session.measure.StepSummary;
import java.util.Optional;

/**
 * A finished step that the user has chosen.
 *
 * @param summary its totals
 * @param trace its operations and memory events; empty while they are read, and if they are not recorded
 * @param remark why there is no trace; empty if there is one, and while it is read
 */
public record ChosenStep(StepSummary summary, Optional<StepTrace> trace, String remark) {
    ChosenStep with(StepTrace read) {
        return new ChosenStep(summary, Optional.of(read), "");
    }

    ChosenStep without(String why) {
        return new ChosenStep(summary, Optional.empty(), why);
    }
}
