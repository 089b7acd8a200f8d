package dev.densescope.ui.design.fit;

import dev.densescope.memory.Category;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.ui.Messages;
import dev.densescope.ui.design.model.DesignText;
import dev.densescope.ui.model.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether one plan fits a device.
 *
 * @param reservedBytes predicted
 * @param byCategory the same by what takes it at the fullest moment
 * @param leftBytes device memory less {@code reservedBytes}; negative if short
 */
record Fit(StoragePlan plan, long reservedBytes, Map<Category, Long> byCategory, long leftBytes) {
    /** All that is predicted, in the order in which it is shown. */
    static List<Fit> all(Predictions predictions, long deviceMemoryBytes) {
        List<Fit> fits = new ArrayList<>();
        for (StoragePlan plan : predictions.plans()) {
            Prediction prediction = predictions.of(plan);
            fits.add(new Fit(
                    plan,
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
                ? Messages.text("design.fit.fits", DesignText.bytes(leftBytes))
                : Messages.text("design.fit.short", DesignText.bytes(-leftBytes));
    }

    /** The same to the byte, for tooltip and screen reader. */
    String exact() {
        return Messages.text("design.fit.exact", plan.id(), DesignText.exactBytes(reservedBytes), verdict());
    }
}
