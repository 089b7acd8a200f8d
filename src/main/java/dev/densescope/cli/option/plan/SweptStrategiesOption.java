package dev.densescope.cli.option.plan;

import dev.densescope.cli.option.UsageException;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the strategies of a sweep: named ones, which are the same for every design and on every machine. */
public final class SweptStrategiesOption {
    @Option(
            names = "--strategy",
            paramLabel = "S[,S...]",
            defaultValue = "naive,shared",
            completionCandidates = StrategyOption.StrategyIds.class,
            description = "Strategies of every design: ${COMPLETION-CANDIDATES}; or all. Default: naive,shared.")
    private String strategies = "naive,shared";

    @Mixin
    private SharedScopeOption scope = new SharedScopeOption();

    /** @throws UsageException if there is no such strategy or scope */
    public List<StoragePlan> strategies() {
        SharedScope shared = scope.scope();
        return StrategyNames.split(strategies).stream()
                .flatMap(name -> StrategyNames.strategies(name, shared, Strategies.ids()).stream())
                .distinct()
                .toList();
    }
}
