package dev.densescope.session;

import dev.densescope.language.Text;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.quantity.QuantityText;

/**
 * Display names of plans in lists of runs. Plans with a decision for each layer all have the id {@code plan}, and are
 * told apart by their reserved bytes: {@code plan, 1.24 GiB}.
 */
public final class PlanName {
    private static final char NO_BREAK_SPACE = '\u00a0';

    private PlanName() {}

    /** The name of the plan of a run. */
    public static String of(RunRecord run, QuantityText numbers) {
        return of(run.settings().storage(), run.prediction().reservedBytes(), numbers);
    }

    /** @param reservedBytes of a run with the plan; 0 if unknown */
    public static String of(StoragePlan plan, long reservedBytes, QuantityText numbers) {
        return of(plan.id(), plan, reservedBytes, numbers);
    }

    /** The name of the plan of a run in any language, with the digits of the window. */
    public static Text told(RunRecord run) {
        return told(run.settings().storage(), run.prediction().reservedBytes());
    }

    /** @param reservedBytes of a run with the plan; 0 if unknown */
    public static Text told(StoragePlan plan, long reservedBytes) {
        return plan.isNamed() || reservedBytes == 0
                ? Text.verbatim(plan.id())
                : Text.of("%s, %s", plan.id(), QuantityText.told(reservedBytes));
    }

    /**
     * A longer name of the plan.
     *
     * @param name such as {@code plan per block}
     * @param reservedBytes of a run with the plan; 0 if unknown
     */
    public static String of(String name, StoragePlan plan, long reservedBytes, QuantityText numbers) {
        return plan.isNamed() || reservedBytes == 0 ? name : "%s, %s".formatted(name, bytes(reservedBytes, numbers));
    }

    /** Names in files have plain spaces, so that they can be searched for. */
    private static String bytes(long bytes, QuantityText numbers) {
        String text = numbers.bytes(bytes);
        return numbers.equals(QuantityText.FILES) ? text.replace(NO_BREAK_SPACE, ' ') : text;
    }
}
