package dev.densescope.plan.step;

import java.util.List;

/** What a batch norm normalises with: batch mean and variance, scale and shift, each (C). */
public record NormViews(View mean, View variance, View scale, View shift) {
    /** All four, as operands that are read. */
    List<View> all() {
        return List.of(mean, variance, scale, shift);
    }
}
