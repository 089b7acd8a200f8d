package dev.densescope.ui.model.run;

import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunRecord;
import dev.densescope.session.TrainingDifferences;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A baseline of this session, or an opened one.
 *
 * @param file its run file; empty if it has none
 */
public record SessionBaseline(BaselineRecord record, Optional<Path> file) {
    /** Whether it is the training of a run, on whatever device. */
    public boolean trainsLike(RunRecord run) {
        return TrainingDifferences.onAnyDevice(record.settings(), run.settings())
                .isEmpty();
    }
}
