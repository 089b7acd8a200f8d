package dev.densescope.cli.option.plan;

import dev.densescope.cli.option.UsageException;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for the one plan of an exported model. */
public final class ExportedPlanOption {
    private static final String STRATEGY = "--strategy";
    /** The option for a file. */
    public static final String PLAN = "--plan";

    @Option(
            names = STRATEGY,
            paramLabel = "S",
            completionCandidates = StrategyOption.StrategyIds.class,
            description =
                    "What the training in PyTorch keeps and recomputes: ${COMPLETION-CANDIDATES}. Default: shared.")
    private Optional<String> strategy = Optional.empty();

    @Option(
            names = PLAN,
            paramLabel = "FILE",
            description = "A plan with a decision per layer, as written by the command plan, instead of a strategy.")
    private Optional<String> plan = Optional.empty();

    /** The file with the plan, if one is given. */
    public Optional<Path> file() {
        return plan.map(Path::of);
    }

    /** The option that is given, for messages; empty if none is. */
    public Optional<String> given() {
        return plan.isPresent() ? Optional.of(PLAN) : strategy.map(id -> STRATEGY);
    }

    /**
     * The plan for a network; the recommended strategy if none is given.
     *
     * @throws UsageException if there is no such strategy, the file does not contain a plan for the network, or both are
     *     given
     */
    public StoragePlan plan(Network network) {
        if (strategy.isPresent() && plan.isPresent()) {
            throw new UsageException("--strategy and --plan exclude each other: give one of them.");
        }
        if (plan.isPresent()) {
            return PlanFile.read(PLAN + " FILE", plan.get(), network);
        }
        return strategy.map(ExportedPlanOption::named).orElseGet(Strategies::recommended);
    }

    private static StoragePlan named(String id) {
        return Strategies.find(id.strip(), SharedScope.NETWORK)
                .orElseThrow(() ->
                        new UsageException("--strategy must be one of %s, but is '%s'; a file is given as --plan FILE."
                                .formatted(Strategies.ids(), id)));
    }
}
