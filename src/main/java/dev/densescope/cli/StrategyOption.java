package dev.densescope.cli;

import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Strategy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say how storage is shared. */
final class StrategyOption {
    @Option(
            names = "--strategy",
            paramLabel = "S[,S...]",
            defaultValue = "naive,shared",
            description =
                    "naive, shared-gradients, shared-concat, shared, in-place, checkpoint, or all. Default: naive,shared.")
    private String strategies = "";

    @Option(
            names = "--shared-scope",
            paramLabel = "network|block",
            defaultValue = "network",
            description =
                    "Where shared tensors lie: wherever memory is free at the moment, or in one place for each block, as"
                            + " large as the widest of that block. Default: network.")
    private String scope = "network";

    /**
     * How far shared storage reaches.
     *
     * @throws UsageException if there is no such scope
     */
    SharedScope scope() {
        return SharedScope.ofId(scope.strip())
                .orElseThrow(() ->
                        new UsageException("--shared-scope must be network or block, but is '%s'.".formatted(scope)));
    }

    /**
     * The strategies in the order given, each once.
     *
     * @throws UsageException if there is no such strategy
     */
    List<Strategy> strategies() {
        if (strategies.strip().equals("all")) {
            return List.of(Strategy.values());
        }
        Set<Strategy> named = new LinkedHashSet<>();
        for (String id : strategies.split(",", -1)) {
            named.add(Strategy.ofId(id.strip())
                    .orElseThrow(() -> new UsageException("--strategy must be all, or a list of %s, but names '%s'."
                            .formatted(Strategy.ids(), id.strip()))));
        }
        return List.copyOf(named);
    }
}
