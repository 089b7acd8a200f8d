package dev.densescope.chart.timeline;

import dev.densescope.memory.GrowingProfile;
import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.StepTrace;

/**
 * Measured live bytes of the started operations of a step. The measurement of a running step is extended by what is
 * new, so that following a step costs as much as reading it once. Each value is immutable; a thread at a time extends
 * them.
 */
public final class MeasuredProfile {
    /** A measurement before the first operation. */
    static final MeasuredProfile NONE =
            new MeasuredProfile(new Growing(), new LiveProfile.Builder().build(), new PyramidBuilder().build());

    private final Growing growing;
    private final LiveProfile live;
    private final MinMaxPyramid totals;

    private MeasuredProfile(Growing growing, LiveProfile live, MinMaxPyramid totals) {
        this.growing = growing;
        this.live = live;
        this.totals = totals;
    }

    /** What has been read of a step. */
    private static final class Growing {
        private GrowingProfile profile = new GrowingProfile();
        private PyramidBuilder totals = new PyramidBuilder();
        private int added;

        synchronized MeasuredProfile upTo(StepTrace step) {
            return (profile.isExtendedBy(step) ? this : new Growing()).extend(step);
        }

        private synchronized MeasuredProfile extend(StepTrace step) {
            LiveProfile live = profile.extend(step);
            for (; added < live.operations(); added++) {
                totals.add(live.totalBytes(added));
            }
            return new MeasuredProfile(this, live, totals.build());
        }
    }

    /** The measurement of a step so far; continues this one if it is of the same step. */
    public MeasuredProfile upTo(StepTrace step) {
        return growing.upTo(step);
    }

    /** Live bytes by category. */
    public LiveProfile live() {
        return live;
    }

    /** The same, summed over categories. */
    public MinMaxPyramid totals() {
        return totals;
    }
}
