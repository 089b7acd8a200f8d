package dev.densescope.cli.option.plan;

import dev.densescope.cli.option.UsageException;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import java.util.List;
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

    @Option(
            names = "--shared-scope",
            paramLabel = "network|block",
            defaultValue = "network",
            description = "network: shared tensors are placed at any free address; block: each block has buffers of its"
                    + " own for them, which takes more memory. Default: network.")
    private String scope = "network";

    /** @throws UsageException if there is no such strategy or scope */
    public List<StoragePlan> strategies() {
        SharedScope shared = SharedScope.ofId(scope.strip())
                .orElseThrow(() ->
                        new UsageException("--shared-scope must be network or block, but is '%s'.".formatted(scope)));
        return StrategyNames.split(strategies).stream()
                .flatMap(name -> StrategyNames.strategies(name, shared, Strategies.ids()).stream())
                .distinct()
                .toList();
    }
}
