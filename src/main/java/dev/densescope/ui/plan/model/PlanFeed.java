package dev.densescope.ui.plan.model;

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
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.ui.Background;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Searches for plans in the background, and answers queries on the last search. A new search cancels the previous one;
 * a new query replaces one that has not been answered. Methods are called on the FX thread; the field {@code search} is
 * confined to the worker.
 */
final class PlanFeed {
    private static final int CURVE_POINTS = 50;

    private final Background background;
    private final PlanSearching searching;
    private final AtomicReference<Question> waiting = new AtomicReference<>();
    private AtomicBoolean stopOfCurrent = new AtomicBoolean(true);
    private Optional<Searched> search = Optional.empty();

    /**
     * A completed search with its target and result. Confined to the worker, except for the result.
     *
     * @param reserved reserved bytes by category of the plans that were answers
     */
    private record Searched(
            PlanSearch search, Target target, PlanResult result, Map<StoragePlan, Map<Category, Long>> reserved) {
        /** Reserved bytes of the plan's schedule at its peak; a plan is compiled once. Unmodifiable. */
        Map<Category, Long> reservedByCategory(PlannedStep step) {
            return reserved.computeIfAbsent(
                    step.plan(),
                    plan -> Map.copyOf(
                            Schedule.compile(result.network(), plan, target).reservedByCategory()));
        }
    }

    private record Question(Function<PlanSearch, Optional<PlannedStep>> ask, Answer answer) {}

    /** Takes an answer on the FX thread. */
    @FunctionalInterface
    interface Answer {
        /**
         * @param result of the search that the query was on
         * @param reservedByCategory the step's reserved bytes at the peak; empty without a step
         */
        void take(PlanResult result, Optional<PlannedStep> step, Map<Category, Long> reservedByCategory);
    }

    PlanFeed(Background background, PlanSearching searching) {
        this.background = background;
        this.searching = searching;
    }

    /**
     * Starts a search.
     *
     * @param what message if the search fails
     * @param found called on the FX thread, unless the search is cancelled
     * @param failed called on the FX thread, unless the search is cancelled
     */
    void search(String what, PlanRequest request, Consumer<PlanResult> found, Consumer<Failure> failed) {
        stop();
        AtomicBoolean stop = new AtomicBoolean();
        stopOfCurrent = stop;
        background.begin(what, () -> work(request, stop, found), failure -> {
            if (!stop.get()) {
                failed.accept(failure);
            }
        });
    }

    /** Cancels the current search, if any; its callbacks are not called. */
    void stop() {
        stopOfCurrent.set(true);
    }

    /** Queries the last search. Not answered if no search has completed, or if a later query replaces this one. */
    void ask(
            String what,
            Function<PlanSearch, Optional<PlannedStep>> question,
            Answer answer,
            Consumer<Failure> failed) {
        waiting.set(new Question(question, answer));
        background.begin(what, this::answer, failed);
    }

    private void work(PlanRequest request, AtomicBoolean stop, Consumer<PlanResult> found) {
        if (stop.get()) {
            return;
        }
        try {
            Searched searched = searched(request, stop);
            search = stop.get() ? search : Optional.of(searched);
            background.fx().execute(() -> {
                if (!stop.get()) {
                    found.accept(searched.result());
                }
            });
        } catch (CancellationException stopped) {
            return; // stop() was called
        }
    }

    private Searched searched(PlanRequest request, AtomicBoolean stop) {
        Optional<DeviceCosts> costs = request.times().of(stop::get);
        long began = System.nanoTime();
        Network network = Network.of(request.spec());
        OperationCosts times = costs.<OperationCosts>map(DeviceCosts::costs).orElseGet(UntimedCosts::new);
        Target target = request.device().searchTarget();
        PlanSearch search = searching.of(network, target, times, request.locks(), stop::get);
        PlanCurve curve = search.curve(CURVE_POINTS);
        long nanos = System.nanoTime() - began;
        PlanComparison comparison = PlanComparison.of(network, search, request.runs());
        PlanResult result =
                new PlanResult(network, request.locks(), costs, curve, search.smallest(), comparison, nanos);
        return new Searched(search, target, result, new HashMap<>());
    }

    private void answer() {
        Question question = waiting.getAndSet(null);
        if (question == null || search.isEmpty()) {
            return;
        }
        Searched asked = search.get();
        Optional<PlannedStep> step = question.ask().apply(asked.search());
        Map<Category, Long> reserved = step.map(asked::reservedByCategory).orElse(Map.of());
        background.fx().execute(() -> {
            if (waiting.get() == null) {
                question.answer().take(asked.result(), step, reserved);
            }
        });
    }
}
