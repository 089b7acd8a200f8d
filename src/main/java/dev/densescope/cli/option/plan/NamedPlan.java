package dev.densescope.cli.option.plan;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.problem.NameList;
import dev.densescope.report.SourceNames;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plan with a name that is unique in one command.
 *
 * @param name name of the strategy, file or budget
 * @param others names of other files and budgets with the same plan
 */
public record NamedPlan(String name, StoragePlan plan, List<String> others) {
    public NamedPlan {
        others = List.copyOf(others);
    }

    /** A plan that is named once. */
    NamedPlan(String name, StoragePlan plan) {
        this(name, plan, List.of());
    }

    /** The plan with another name. */
    NamedPlan and(String other) {
        boolean isKnown = other.equals(name) || others.contains(other);
        return isKnown
                ? this
                : new NamedPlan(
                        name,
                        plan,
                        Stream.concat(others.stream(), Stream.of(other)).toList());
    }

    /** For each plan with several names, a sentence that it is taken once. */
    public static List<String> notices(List<NamedPlan> plans) {
        return plans.stream()
                .filter(plan -> !plan.others().isEmpty())
                .map(plan -> "%s are the same plan, which is taken once."
                        .formatted(NameList.and(Stream.concat(Stream.of(plan.name()), plan.others().stream())
                                .toList())))
                .toList();
    }

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
