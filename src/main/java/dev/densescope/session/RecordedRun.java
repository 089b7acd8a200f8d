package dev.densescope.session;

import dev.densescope.language.Text;
import dev.densescope.session.settings.RunSettings;
import java.time.Instant;
import java.util.List;

/** The content of a run file: a run of this program, or a training of the same network by another framework. */
public sealed interface RecordedRun permits RunRecord, BaselineRecord {
    Instant startedAt();

    /** The settings of the training. */
    RunSettings settings();

    EnvironmentInfo environment();

    RunOutcome outcome();

    /** One sentence each. */
    List<Text> notices();
}
