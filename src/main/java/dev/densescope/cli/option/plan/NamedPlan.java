package dev.densescope.cli.option.plan;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.report.SourceNames;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A plan with a name that is unique in one command.
 *
 * @param name name of the strategy, file or budget
 */
public record NamedPlan(String name, StoragePlan plan) {
    /** The labels of plans: the id, with the name if several plans have the same id. */
    public static List<String> labels(List<NamedPlan> plans) {
        List<String> names = SourceNames.of(plans.stream().map(NamedPlan::name).toList());
        return IntStream.range(0, plans.size())
                .mapToObj(i -> label(plans, i, names.get(i)))
                .toList();
    }

    private static String label(List<NamedPlan> plans, int place, String name) {
        String id = plans.get(place).plan().id();
        boolean isOnly =
                plans.stream().filter(each -> each.plan().id().equals(id)).count() == 1;
        return isOnly ? id : "%s (%s)".formatted(id, name);
    }
}
