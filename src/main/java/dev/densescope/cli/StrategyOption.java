package dev.densescope.cli;

import dev.densescope.plan.Strategy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The option that says how storage is shared. */
final class StrategyOption {
    @Option(
            names = "--strategy",
            paramLabel = "S[,S...]",
            defaultValue = "naive,shared",
            description =
                    "naive, shared-gradients, shared-concat, shared, in-place, checkpoint, or all. Default: naive,shared.")
    private String strategies = "";

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
