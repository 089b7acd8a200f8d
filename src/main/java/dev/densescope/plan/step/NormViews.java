package dev.densescope.plan.step;

import java.util.ArrayList;
import java.util.List;

/** The parameters of a batch norm: batch mean and variance, scale and shift, each (C). */
public record NormViews(View mean, View variance, View scale, View shift) {
    /** The given operands, followed by these four. */
    List<View> with(View... operands) {
        List<View> views = new ArrayList<>(List.of(operands));
        views.addAll(List.of(mean, variance, scale, shift));
        return views;
    }
}
