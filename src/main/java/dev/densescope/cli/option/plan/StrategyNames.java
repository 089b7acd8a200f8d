package dev.densescope.cli.option.plan;

import dev.densescope.cli.option.UsageException;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import java.util.Arrays;
import java.util.List;

/** The value of {@code --strategy}: names separated by commas. */
final class StrategyNames {
    static final String ALL = "all";

    private StrategyNames() {}

    static List<String> split(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }

    /**
     * The strategies for a name: one, or all of them for {@code all}.
     *
     * @param choices the other choices of the option, for the message
     * @throws UsageException if there is no such strategy
     */
    static List<StoragePlan> strategies(String name, SharedScope scope, String choices) {
        if (name.equals(ALL)) {
            return Strategies.all(scope);
        }
        return List.of(Strategies.find(name, scope)
                .orElseThrow(() -> new UsageException(
                        "--strategy must be all, or a list of %s, but names '%s'.".formatted(choices, name))));
    }
}
