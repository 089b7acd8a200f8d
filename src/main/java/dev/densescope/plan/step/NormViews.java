package dev.densescope.plan.step;

import java.util.ArrayList;
import java.util.List;

/** What a batch norm normalises with: batch mean and variance, scale and shift, each (C). */
public record NormViews(View mean, View variance, View scale, View shift) {
    /** Operands that are read together with these four: those first. */
    List<View> with(View... operands) {
        List<View> views = new ArrayList<>(List.of(operands));
        views.addAll(List.of(mean, variance, scale, shift));
        return views;
    }
}
