package dev.densescope.ui.plan.model;

import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.plan.search.PlanResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The costs of a plan as text.
 *
 * @param headline one sentence
 * @param detail memory of the plan and modelled memory of the same network in PyTorch
 * @param strategies memory and time of the baseline, the recommended strategy and the one that keeps the least; names
 *     of those that the locks exclude
 * @param contradiction that measured steps differ from estimated ones; empty if they do not
 * @param fits whether the plan fits into the budget
 */
public record PlanHeadline(String headline, String detail, String strategies, String contradiction, boolean fits) {
    /** The text about a plan. */
    public static PlanHeadline of(PlanChosen chosen) {
        return chosen.step().map(step -> of(chosen, step)).orElseGet(() -> tooSmall(chosen));
    }

    private static PlanHeadline of(PlanChosen chosen, PlannedStep step) {
        boolean fits = step.reservedBytes() <= chosen.budgetBytes();
        String framework = framework(chosen.result());
        String detail = chosen.isPasted()
                ? framework
                : Messages.text("plan.detail.reserves", bytes(step.reservedBytes())) + " " + framework;
        return new PlanHeadline(
                headline(chosen, step, fits),
                detail,
                strategies(chosen.result()),
                Contradiction.in(chosen.result()).orElse(""),
                fits);
    }

    private static String headline(PlanChosen chosen, PlannedStep step, boolean fits) {
        PlanResult result = chosen.result();
        String bytes = bytes(chosen.isPasted() ? step.reservedBytes() : chosen.budgetBytes());
        if (!result.isTimed()) {
            return chosen.isPasted()
                    ? Messages.text("plan.headline.pastedUntimed", bytes)
                    : Messages.text("plan.headline.untimed", bytes);
        }
        String time = result.time(step);
        if (chosen.isPasted()) {
            return fits
                    ? Messages.text("plan.headline.pasted", bytes, time)
                    : Messages.text(
                            "plan.headline.pastedShort",
                            bytes,
                            time,
                            bytes(step.reservedBytes() - chosen.budgetBytes()));
        }
        return result.overFastest(step) > 0 ? slower(result, bytes, time, step) : fastest(result, bytes, time);
    }

    private static String fastest(PlanResult result, String bytes, String time) {
        return result.isLocked()
                ? Messages.text("plan.headline.fastestLocked", bytes, time)
                : Messages.text("plan.headline.fastest", bytes, time);
    }

    private static String slower(PlanResult result, String bytes, String time, PlannedStep step) {
        String percent = result.moreThanFastest(step);
        return result.isLocked()
                ? Messages.text("plan.headline.withinLocked", bytes, time, percent)
                : Messages.text("plan.headline.within", bytes, time, percent);
    }

    private static PlanHeadline tooSmall(PlanChosen chosen) {
        long least = chosen.result().smallest().reservedBytes();
        QuantityText text = QuantityText.window();
        String budget = text.bytesComparedWith(least, chosen.budgetBytes());
        String floor = text.bytesComparedWith(chosen.budgetBytes(), least);
        return new PlanHeadline(
                chosen.result().isLocked()
                        ? Messages.text("plan.headline.tooSmallLocked", budget, floor)
                        : Messages.text("plan.headline.tooSmall", budget, floor),
                framework(chosen.result()),
                strategies(chosen.result()),
                Contradiction.in(chosen.result()).orElse(""),
                false);
    }

    private static String strategies(PlanResult result) {
        List<String> needs = new ArrayList<>();
        for (PlannedStep strategy : ComparedStrategies.of(result.strategies())) {
            String name = strategy.plan().id();
            needs.add(
                    result.isTimed()
                            ? Messages.text(
                                    "plan.detail.timed", name, bytes(strategy.reservedBytes()), result.time(strategy))
                            : Messages.text("plan.detail.untimed", name, bytes(strategy.reservedBytes())));
        }
        String excluded = result.comparison().excluded().stream()
                .map(strategy -> strategy.plan().id())
                .collect(Collectors.joining(", "));
        String shown = needs.isEmpty() ? "" : Messages.text("plan.detail.strategies", String.join("; ", needs));
        return excluded.isEmpty() ? shown : (shown + " " + Messages.text("plan.detail.excluded", excluded)).strip();
    }

    private static String framework(PlanResult result) {
        FrameworkNeed need = result.comparison().frameworks().get(Framework.PYTORCH);
        return Messages.text("plan.detail.framework", Framework.PYTORCH.label(), bytes(need.reservedBytes()));
    }

    private static String bytes(long bytes) {
        return QuantityText.window().bytes(bytes);
    }
}
