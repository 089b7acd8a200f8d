package dev.densescope.report;

import dev.densescope.session.measure.StepSummary;
import java.util.List;

/**
 * The steps of a run that files list: all, or for a long run those with the extremes of each interval (see {@link
 * Downsampling}).
 */
public final class ListedSteps {
    /** Maximum number of steps of a run in a file. */
    public static final int MAX = 10_000;

    private static final Downsampling<StepSummary> THINNING = new Downsampling<>(
            MAX, List.of(StepSummary::loss, StepSummary::accuracy, StepSummary::nanos, StepSummary::waitNanos));

    private ListedSteps() {}

    public static List<StepSummary> of(List<StepSummary> steps) {
        return THINNING.of(steps);
    }

    public static boolean areAll(List<StepSummary> steps) {
        return THINNING.keepsAll(steps);
    }
}
