package dev.densescope.compare.overlay;

import dev.densescope.compare.Comparison;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The overlay by time, in two where steps would be a line at the left edge: imported records that are much longer than
 * every step of ours are by themselves.
 *
 * @param steps all other runs
 * @param longRecords the long imported records; usually empty
 */
public record TimeOverlays(Overlay steps, Overlay longRecords) {
    private static final double LONG = 4;

    /** The overlays of a comparison. */
    public static TimeOverlays of(Comparison comparison) {
        return of(comparison, Overlay.of(comparison, OverlayAxis.TIME));
    }

    /** @param all the runs of the comparison over time */
    public static TimeOverlays of(Comparison comparison, Overlay all) {
        IntPredicate imported =
                run -> comparison.runs().get(run).identity().origin().isImported();
        double step = IntStream.range(0, all.lines().size())
                .filter(imported.negate())
                .mapToDouble(run -> all.lines().get(run).end())
                .max()
                .orElse(0);
        IntPredicate isLong =
                run -> step > 0 && imported.test(run) && all.lines().get(run).end() > LONG * step;
        return new TimeOverlays(all.only(isLong.negate()), all.only(isLong));
    }
}
