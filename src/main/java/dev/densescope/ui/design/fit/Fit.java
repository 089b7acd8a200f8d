package dev.densescope.ui.design.fit;

import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.memory.Category;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.design.model.DesignText;
import dev.densescope.ui.design.model.LeastPlan;
import dev.densescope.ui.model.prediction.Predictions;
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
 * @param isPending whether it is not predicted yet; all numbers are then 0
 * @param kind a plan of the list, the plan with the fewest bytes, or a framework
 * @param note on its time; often empty
 */
record Fit(
        String name,
        Optional<StoragePlan> plan,
        long reservedBytes,
        Map<Category, Long> byCategory,
        long leftBytes,
        boolean isPending,
        Kind kind,
        String note) {
    /** What a row is of. */
    enum Kind {
        PLAN,
        LEAST,
        MODEL
    }

    /** All plans in the order of the window, followed by the frameworks; pending ones have their place, too. */
    static List<Fit> all(Predictions predictions, long deviceMemoryBytes) {
        return all(predictions, Optional.empty(), deviceMemoryBytes);
    }

    /**
     * All plans in the order of the window, followed by the plan with the fewest bytes, unless it is one of them, and
     * the frameworks.
     */
    static List<Fit> all(Predictions predictions, Optional<LeastPlan> least, long deviceMemoryBytes) {
        List<Fit> fits = new ArrayList<>();
        for (StoragePlan plan : predictions.plans()) {
            fits.add(
                    predictions.has(plan)
                            ? of(plan, predictions.of(plan), deviceMemoryBytes)
                            : pending(plan.id(), Optional.of(plan), Kind.PLAN));
        }
        least.filter(found -> !predictions.plans().contains(found.plan()))
                .ifPresent(found -> fits.add(least(predictions, found, deviceMemoryBytes)));
        for (Framework framework : Predictions.COMPARED) {
            FrameworkNeed need = predictions.frameworks().get(framework);
            fits.add(
                    need == null
                            ? pending(framework.label(), Optional.empty(), Kind.MODEL)
                            : of(framework, need, deviceMemoryBytes));
        }
        return List.copyOf(fits);
    }

    private static Fit of(StoragePlan plan, Prediction prediction, long deviceMemoryBytes) {
        return new Fit(
                plan.id(),
                Optional.of(plan),
                prediction.reservedBytes(),
                prediction.reservedByCategory(),
                deviceMemoryBytes - prediction.reservedBytes(),
                false,
                Kind.PLAN,
                "");
    }

    private static Fit of(Framework framework, FrameworkNeed need, long deviceMemoryBytes) {
        return new Fit(
                framework.label(),
                Optional.empty(),
                need.reservedBytes(),
                Map.of(),
                deviceMemoryBytes - need.reservedBytes(),
                false,
                Kind.MODEL,
                "");
    }

    /** The plan with the fewest bytes; pending while that of an edited design is sought. */
    private static Fit least(Predictions predictions, LeastPlan found, long deviceMemoryBytes) {
        String name = Messages.text("design.fit.least");
        if (!found.design().equals(predictions.network().spec())) {
            return pending(name, Optional.empty(), Kind.LEAST);
        }
        String note = found.moreTime().isPresent()
                ? Messages.text(
                        "design.fit.least.time",
                        QuantityText.window().percent(found.moreTime().getAsDouble()))
                : "";
        return new Fit(
                name,
                Optional.of(found.plan()),
                found.reservedBytes(),
                found.byCategory(),
                deviceMemoryBytes - found.reservedBytes(),
                false,
                Kind.LEAST,
                note);
    }

    private static Fit pending(String name, Optional<StoragePlan> plan, Kind kind) {
        return new Fit(name, plan, 0, Map.of(), 0, true, kind, "");
    }

    boolean fits() {
        return !isPending && leftBytes >= 0;
    }

    /** Whether it is a model of another framework. */
    boolean isModel() {
        return kind == Kind.MODEL;
    }

    /** Whether it is a plan that does not fit, for which another can be searched. */
    boolean isShort() {
        return kind == Kind.PLAN && !isPending && !fits();
    }

    /** Such as {@code fits, 1.19 GiB left} or {@code short by 1.84 GiB}; empty while pending. */
    String verdict() {
        if (isPending) {
            return "";
        }
        return fits()
                ? Messages.text("design.fit.fits", DesignText.bytes(leftBytes))
                : Messages.text("design.fit.short", DesignText.bytes(-leftBytes));
    }

    /** The reserved bytes, marked as approximate for a model; an ellipsis while pending. */
    String bytes() {
        if (isPending) {
            return "\u2026";
        }
        String bytes = DesignText.bytes(reservedBytes);
        return isModel() ? Messages.text("design.fit.model.about", bytes) : bytes;
    }

    /** The same to the byte, for tooltip and screen reader. */
    String exact() {
        if (isPending) {
            return Messages.text("design.fit.pending.exact", name);
        }
        return isModel()
                ? Messages.text("design.fit.model.exact", name, DesignText.bytes(reservedBytes), verdict())
                : Messages.text("design.fit.exact", name, DesignText.exactBytes(reservedBytes), verdict());
    }
}
