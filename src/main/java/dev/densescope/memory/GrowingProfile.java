package dev.densescope.memory;

/**
 * The live profile of a running step, extended by the operations that have started since it was last read. Confined to
 * one thread; the profiles are immutable.
 */
public final class GrowingProfile {
    private final LiveProfile.Builder profile = new LiveProfile.Builder();
    private StepTrace latest;
    private int operations;
    private int changes;

    /** Whether a trace is of the step that has been read so far, and has at least its operations. */
    public boolean isExtendedBy(StepTrace trace) {
        return latest == null || trace.continues(latest);
    }

    /**
     * The profile of all started operations of a trace.
     *
     * @param trace of the step that has been read so far
     */
    public LiveProfile extend(StepTrace trace) {
        if (!isExtendedBy(trace)) {
            throw new IllegalArgumentException(
                    "step %d does not continue step %d".formatted(trace.step(), latest.step()));
        }
        latest = trace;
        for (; operations < trace.started(); operations++) {
            changes = trace.applyChanges(profile, operations, changes);
            profile.operation();
        }
        return profile.soFar();
    }
}
