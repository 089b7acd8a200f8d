package dev.densescope.ui.plan.times;

import dev.densescope.session.RunRecord;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.model.run.SessionRun;
import java.util.function.Consumer;

/**
 * Refines the stored costs of a device by each run that ends.
 *
 * @param refine does it; called on the worker
 * @param notices told of each failure
 */
public record CostsRefinement(Consumer<RunRecord> refine, Background background, Notices notices) {
    /** Refines the costs from now on. FX thread. */
    public void follow(RunHistory history) {
        history.endedProperty()
                .addListener(
                        (observable, before, now) -> now.map(SessionRun::record).ifPresent(this::begin));
    }

    private void begin(RunRecord run) {
        background.begin(Messages.text("plan.times.notRefined"), () -> refine.accept(run), notices::failed);
    }
}
