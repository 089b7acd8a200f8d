package dev.densescope.report.plan;

import dev.densescope.plan.fit.Fits;
import java.util.List;

/**
 * The largest designs within a number of bytes.
 *
 * @param bytes that may be reserved
 * @param fits one for each strategy
 */
public record DesignsThatFit(long bytes, List<Fits> fits) {
    public DesignsThatFit {
        fits = List.copyOf(fits);
    }
}
