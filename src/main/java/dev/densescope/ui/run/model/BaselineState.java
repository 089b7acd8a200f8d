package dev.densescope.ui.run.model;

import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunProgress;
import dev.densescope.session.settings.RunSettings;

/** The baseline that trains after runs, and what has become of it. */
public sealed interface BaselineState {
    /** There is none. */
    record None() implements BaselineState {}

    /** It reads its images and starts its process. */
    record Starting() implements BaselineState {}

    record Training(RunSettings settings, RunProgress progress) implements BaselineState {}

    record Ended(BaselineRecord record) implements BaselineState {}

    /** @param reason one sentence */
    record Refused(String reason) implements BaselineState {}

    /** Whether no run can start meanwhile. */
    default boolean isBusy() {
        return this instanceof Starting || this instanceof Training;
    }
}
