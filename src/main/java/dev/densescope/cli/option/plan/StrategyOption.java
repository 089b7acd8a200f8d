package dev.densescope.cli.option.plan;

import dev.densescope.cli.option.UsageException;
import dev.densescope.framework.Framework;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.DenseNetSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for storage sharing. */
public final class StrategyOption {
    private static final String FILE = "plan:";
    private static final String BUDGET = "budget:";

    @Option(
            names = "--strategy",
            paramLabel = "S[,S...]",
            defaultValue = "naive,shared",
            completionCandidates = StrategyIds.class,
            description = "${COMPLETION-CANDIDATES}, or all; or plan:FILE, a plan with a decision per layer; or"
                    + " budget:2GiB, the fastest plan within these bytes, or budget:device, within the memory of the"
                    + " device minus a tenth (calibrates a new device first);"
                    + " profile runs a strategy that is named twice twice, and also takes dl4j: a baseline that Deeplearning4j trains, from the same weights and on the same"
                    + " images; predict takes pytorch, pytorch-memory-efficient and dl4j, models of PyTorch and"
                    + " Deeplearning4j."
                    + " Default: naive,shared.")
    private String strategies = "";

    @Mixin
    private SharedScopeOption scope = new SharedScopeOption();

    /**
     * The scope of shared storage.
     *
     * @throws UsageException if there is no such scope
     */
    public SharedScope scope() {
        return scope.scope();
    }

    /**
     * The plans in the given order, without duplicates, with the names they were given by.
     *
     * @param spec the design that plans are for
     * @param budgets returns the fastest plan for a budget
     * @throws UsageException if there is no such strategy, or a file does not contain a plan for the design
     */
    public List<NamedPlan> plans(DenseNetSpec spec, Function<Budget, StoragePlan> budgets) {
        return List.copyOf(byPlan(plansByName(spec, budgets)).values());
    }

    /**
     * The same for runs: a name that is given again is one run more.
     *
     * @param spec the design that plans are for
     * @param budgets returns the fastest plan for a budget
     * @throws UsageException as above
     */
    public List<NamedPlan> runs(DenseNetSpec spec, Function<Budget, StoragePlan> budgets) {
        Map<String, List<StoragePlan>> byName = plansByName(spec, budgets);
        Map<StoragePlan, NamedPlan> named = byPlan(byName);
        List<NamedPlan> runs = new ArrayList<>(named.values());
        Set<String> earlier = new HashSet<>();
        for (String name : names()) {
            if (byName.containsKey(name) && !earlier.add(name)) {
                byName.get(name).forEach(plan -> runs.add(named.get(plan)));
            }
        }
        return runs;
    }

    private Map<String, List<StoragePlan>> plansByName(DenseNetSpec spec, Function<Budget, StoragePlan> budgets) {
        Map<String, List<StoragePlan>> plans = new LinkedHashMap<>();
        for (String name : names()) {
            if (Framework.ofId(name).isEmpty() && !plans.containsKey(name)) {
                plans.put(name, named(name, spec, budgets));
            }
        }
        return plans;
    }

    private static Map<StoragePlan, NamedPlan> byPlan(Map<String, List<StoragePlan>> byName) {
        Map<StoragePlan, NamedPlan> plans = new LinkedHashMap<>();
        byName.forEach((name, named) -> named.forEach(plan -> {
            String source = source(name, plan);
            plans.merge(plan, new NamedPlan(source, plan), (first, again) -> first.and(source));
        }));
        return plans;
    }

    /** The files with plans in the list, which can be read as such. */
    public List<Path> planFiles() {
        return names().stream()
                .filter(name -> name.startsWith(FILE))
                .map(name -> Path.of(name.substring(FILE.length())))
                .toList();
    }

    /** The frameworks in the list, without duplicates. */
    public List<Framework> frameworks() {
        return names().stream()
                .flatMap(name -> Framework.ofId(name).stream())
                .distinct()
                .toList();
    }

    /**
     * The frameworks in the list that train as baselines.
     *
     * @throws UsageException if another framework is named, which can be predicted but not run, or no plan of ours
     */
    public List<Framework> baselines() {
        List<Framework> named = frameworks();
        for (Framework framework : named) {
            if (framework != Framework.DEEPLEARNING4J) {
                throw new UsageException("--strategy can name %s for predict only: it is a model of %s and cannot run."
                        .formatted(framework.id(), framework.library()));
            }
        }
        if (named.size() == names().stream().distinct().count()) {
            throw new UsageException(
                    "--strategy must also name a strategy of DenseScope: %s is a baseline, which is shown next to one."
                            .formatted(named.get(0).id()));
        }
        return named;
    }

    private List<String> names() {
        return StrategyNames.split(strategies);
    }

    private static String source(String name, StoragePlan plan) {
        if (name.startsWith(BUDGET)) {
            return "budget " + name.substring(BUDGET.length()).strip();
        }
        return name.startsWith(FILE) ? name.substring(FILE.length()).strip() : plan.id();
    }

    private List<StoragePlan> named(String name, DenseNetSpec spec, Function<Budget, StoragePlan> budgets) {
        if (name.startsWith(BUDGET)) {
            return List.of(budgets.apply(Budget.parse("--strategy budget:BYTES", name.substring(BUDGET.length()))));
        }
        if (name.startsWith(FILE)) {
            return List.of(PlanFile.read("--strategy plan:FILE", name.substring(FILE.length()), Network.of(spec)));
        }
        return StrategyNames.strategies(
                name, scope(), "%s, %sFILE and %sBYTES".formatted(Strategies.ids(), FILE, BUDGET));
    }

    /** The ids of all strategies, for the help. */
    static final class StrategyIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Strategies.all(SharedScope.NETWORK).stream()
                    .map(StoragePlan::id)
                    .iterator();
        }
    }
}
