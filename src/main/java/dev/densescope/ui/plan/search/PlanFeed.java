package dev.densescope.ui.plan.search;

import dev.densescope.failure.Failure;
import dev.densescope.memory.Category;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.cost.OperationCosts;
import dev.densescope.plan.cost.UntimedCosts;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.search.PlanCurve;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.report.plan.PlanPoint;
import dev.densescope.report.plan.PlanReport;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.ui.Background;
import dev.densescope.ui.LatestWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Searches for plans in the background, and answers queries on the last search. A new search cancels the previous one;
 * a new query replaces one that has not been answered. Methods are called on the FX thread; the field {@code search} is
 * confined to the worker.
 */
public final class PlanFeed {
    private static final int CURVE_POINTS = 50;

    private final Background background;
    private final PlanSearching searching;
    private final AtomicReference<Question> waiting = new AtomicReference<>();
    private final LatestWork searches;
    private Optional<Searched> search = Optional.empty();

    /**
     * A completed search with its target and result. Confined to the worker, except for the result.
     *
     * @param reserved reserved bytes by category of the plans that were answers
     */
    private record Searched(
            PlanSearch search, Target target, PlanResult result, Map<StoragePlan, Map<Category, Long>> reserved) {
        PlanDetails details(PlannedStep step) {
            return new PlanDetails(PlanReport.point(search, step), reservedByCategory(step));
        }

        /** Reserved bytes of the plan's schedule at its peak; a plan is compiled once. Unmodifiable. */
        private Map<Category, Long> reservedByCategory(PlannedStep step) {
            return reserved.computeIfAbsent(
                    step.plan(),
                    plan -> Map.copyOf(
                            Schedule.compile(result.network(), plan, target).reservedByCategory()));
        }
    }

    private record Question(Function<PlanSearch, Optional<PlannedStep>> ask, Answer answer) {}

    /** Takes an answer on the FX thread. */
    @FunctionalInterface
    public interface Answer {
        /**
         * @param result of the search that the query was on
         * @param plan empty if no plan is the answer
         */
        void take(PlanResult result, Optional<PlanDetails> plan);
    }

    public PlanFeed(Background background, PlanSearching searching) {
        this.background = background;
        this.searching = searching;
        searches = new LatestWork(background);
    }

    /**
     * Starts a search.
     *
     * @param what message if the search fails
     * @param found called on the FX thread, unless the search is cancelled
     * @param failed called on the FX thread, unless the search is cancelled
     */
    public void search(String what, PlanRequest request, Consumer<PlanResult> found, Consumer<Failure> failed) {
        searches.begin(what, stop -> result(request, stop), found, failed);
    }

    /** Cancels the current search, if any; its callbacks are not called. */
    public void stop() {
        searches.stop();
    }

    /** Queries the last search. Not answered if no search has completed, or if a later query replaces this one. */
    public void ask(
            String what,
            Function<PlanSearch, Optional<PlannedStep>> question,
            Answer answer,
            Consumer<Failure> failed) {
        waiting.set(new Question(question, answer));
        background.begin(what, this::answer, failed);
    }

    private PlanResult result(PlanRequest request, BooleanSupplier stop) {
        Searched searched = searched(request, stop);
        search = stop.getAsBoolean() ? search : Optional.of(searched);
        return searched.result();
    }

    private Searched searched(PlanRequest request, BooleanSupplier stop) {
        Optional<DeviceCosts> costs = request.times().of(stop);
        long began = System.nanoTime();
        Network network = Network.of(request.spec());
        OperationCosts times = costs.<OperationCosts>map(DeviceCosts::costs).orElseGet(UntimedCosts::new);
        Target target = request.device().searchTarget();
        PlanSearch search = searching.of(network, target, times, request.locks(), stop);
        PlanCurve curve = search.curve(CURVE_POINTS);
        List<PlanPoint> points = curve.points().stream()
                .map(step -> PlanReport.point(search, step))
                .toList();
        long nanos = System.nanoTime() - began;
        PlanComparison comparison = PlanComparison.of(network, search, request.runs());
        PlanResult result =
                new PlanResult(network, request.locks(), costs, curve, points, search.smallest(), comparison, nanos);
        return new Searched(search, target, result, new HashMap<>());
    }

    private void answer() {
        Question question = waiting.getAndSet(null);
        if (question == null || search.isEmpty()) {
            return;
        }
        Searched asked = search.get();
        Optional<PlannedStep> step = question.ask().apply(asked.search());
        Optional<PlanDetails> plan = step.map(asked::details);
        background.fx().execute(() -> {
            if (waiting.get() == null) {
                question.answer().take(asked.result(), plan);
            }
        });
    }
}
