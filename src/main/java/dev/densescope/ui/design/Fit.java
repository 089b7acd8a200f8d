package dev.densescope.ui.design;

import dev.densescope.memory.Category;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether one strategy fits a device.
 *
 * @param reservedBytes predicted
 * @param byCategory the same by what takes it at the fullest moment
 * @param leftBytes device memory less {@code reservedBytes}; negative if short
 */
record Fit(Strategy strategy, long reservedBytes, Map<Category, Long> byCategory, long leftBytes) {
    /** All strategies, from the one that shares nothing. */
    static List<Fit> all(Predictions predictions, long deviceMemoryBytes) {
        List<Fit> fits = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            Prediction prediction = predictions.of(strategy);
            fits.add(new Fit(
                    strategy,
                    prediction.reservedBytes(),
                    prediction.reservedByCategory(),
                    deviceMemoryBytes - prediction.reservedBytes()));
        }
        return List.copyOf(fits);
    }

    boolean fits() {
        return leftBytes >= 0;
    }

    /** Such as {@code fits, 1.19 GiB left} or {@code short by 1.84 GiB}. */
    String verdict() {
        return fits()
                ? Messages.text("design.fit.fits", Words.bytes(leftBytes))
                : Messages.text("design.fit.short", Words.bytes(-leftBytes));
    }

    /** The same to the byte, for tooltip and screen reader. */
    String exact() {
        return Messages.text("design.fit.exact", strategy.id(), Words.exactBytes(reservedBytes), verdict());
    }
}
