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
import java.util.Optional;

/**
 * Whether a plan, or a framework according to its model, fits into the memory of a device.
 *
 * @param name of the plan or the framework
 * @param plan empty for a framework
 * @param reservedBytes predicted reserved bytes
 * @param byCategory reserved bytes by category at the peak; empty for a framework
 * @param leftBytes device memory minus {@code reservedBytes}; negative if the plan does not fit
 */
record Fit(
        String name, Optional<StoragePlan> plan, long reservedBytes, Map<Category, Long> byCategory, long leftBytes) {
    /** All predicted plans in the order of the window, followed by the frameworks. */
    static List<Fit> all(Predictions predictions, long deviceMemoryBytes) {
        List<Fit> fits = new ArrayList<>();
        for (StoragePlan plan : predictions.plans()) {
            Prediction prediction = predictions.of(plan);
            fits.add(new Fit(
                    plan.id(),
                    Optional.of(plan),
                    prediction.reservedBytes(),
                    prediction.reservedByCategory(),
                    deviceMemoryBytes - prediction.reservedBytes()));
        }
        predictions
                .frameworks()
                .forEach((framework, need) -> fits.add(new Fit(
                        framework.label(),
                        Optional.empty(),
                        need.reservedBytes(),
                        Map.of(),
                        deviceMemoryBytes - need.reservedBytes())));
        return List.copyOf(fits);
    }

    boolean fits() {
        return leftBytes >= 0;
    }

    /** Whether it is a model of another framework. */
    boolean isModel() {
        return plan.isEmpty();
    }

    /** Whether it is a plan that does not fit, for which another can be searched. */
    boolean isShort() {
        return !isModel() && !fits();
    }

    /** Such as {@code fits, 1.19 GiB left} or {@code short by 1.84 GiB}. */
    String verdict() {
        return fits()
                ? Messages.text("design.fit.fits", DesignText.bytes(leftBytes))
                : Messages.text("design.fit.short", DesignText.bytes(-leftBytes));
    }

    /** The reserved bytes, marked as approximate for a model. */
    String bytes() {
        String bytes = DesignText.bytes(reservedBytes);
        return isModel() ? Messages.text("design.fit.model.about", bytes) : bytes;
    }

    /** The same to the byte, for tooltip and screen reader. */
    String exact() {
        return isModel()
                ? Messages.text("design.fit.model.exact", name, DesignText.bytes(reservedBytes), verdict())
                : Messages.text("design.fit.exact", name, DesignText.exactBytes(reservedBytes), verdict());
    }
}
