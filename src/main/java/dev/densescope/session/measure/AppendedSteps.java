package dev.densescope.session.measure;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Steps in order. One thread appends; any thread may read the returned views, which never change. */
public final class AppendedSteps {
    private StepSummary[] steps = new StepSummary[64];
    private int count;

    /** Appends a step and returns a view of all steps so far, without a copy. */
    public List<StepSummary> append(StepSummary step) {
        if (count == steps.length) {
            steps = Arrays.copyOf(steps, 2 * count);
        }
        steps[count++] = step;
        return Collections.unmodifiableList(Arrays.asList(steps).subList(0, count));
    }
}
