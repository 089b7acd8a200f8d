package dev.densescope.ui.plan.model;

import dev.densescope.failure.Failure;
import dev.densescope.plan.decision.LayerDecisions;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.session.costs.DeviceCosts.Source;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.plan.search.PlanFeed;
import dev.densescope.ui.plan.search.PlanRequest;
import dev.densescope.ui.plan.search.PlanResult;
import dev.densescope.ui.plan.search.PlanSearching;
import dev.densescope.ui.plan.times.Calibrator;
import dev.densescope.ui.plan.times.StepTimeSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/**
 * State of the Plan screen: the shown plan, the budget, the locks and the source of step times. All shown values are
 * from the same search; the result of the last search stays until the next one completes. Searches only while the
 * screen is shown. FX thread only.
 */
public final class PlanViewModel {
    /**
     * Executors and work in the background.
     *
     * @param search calibrates the device, searches for plans, and finds the plan for a budget
     * @param fits computes the largest designs that fit, which takes longest
     * @param fx the JavaFX thread
     * @param searching the work of {@code search}
     */
    public record Workers(Executor search, Executor fits, Executor fx, PlanSearching searching) {}

    private final Workspace workspace;
    private final PlanNotices notices;
    private final ObservableBooleanValue running;
    private final Executor fx;
    private final StepTimeSource times;
    private final PlanFeed feed;
    private final FitSearch fits;
    private final PlanLocking locking;
    private final PlanBudget budget;
    private final ShownPlan shown;
    private final ObservableValue<String> processNeed;
    private final ObservableValue<Optional<LayerDecisions>> decisions;
    private final ReadOnlyStringWrapper working = new ReadOnlyStringWrapper(this, "working", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper(this, "outdated", false);
    private Optional<PlanBasis> basis = Optional.empty(); // of the last completed search
    private boolean inFront;
    private boolean stale = true;
    private boolean calibrating;

    /**
     * @param running whether a run is in progress
     * @param notices show errors to the user
     */
    public PlanViewModel(
            Workspace workspace,
            RunHistory history,
            ObservableBooleanValue running,
            Calibrator calibrator,
            Workers workers,
            Notices notices) {
        this.workspace = workspace;
        this.notices = new PlanNotices(notices);
        this.running = running;
        fx = workers.fx();
        times = new StepTimeSource(workspace, history, running, calibrator);
        feed = new PlanFeed(new Background(workers.search(), workers.fx()), workers.searching());
        fits = new FitSearch(new Background(workers.fits(), workers.fx()));
        locking = new PlanLocking(workspace, () -> times.device().searchTarget(), this::refresh);
        budget = new PlanBudget(times.memoryProperty());
        processNeed = Bindings.createStringBinding(
                new ProcessNeed(history, times)::sentence,
                history.latestProperty(),
                workspace.deviceProperty(),
                times.memoryProperty(),
                times.sourceProperty());
        shown = new ShownPlan(workspace, this.notices, feed, budget, new ShownPlan.Told(this::shown, this::failed));
        decisions = shown.chosenProperty().map(now -> now.map(PlanChosen::decisions));
        workspace.specProperty().addListener((observable, before, now) -> {
            this.notices.clear();
            refresh();
        });
        workspace.planProperty().addListener((observable, before, now) -> this.notices.clear());
        workspace.deviceProperty().addListener((observable, before, now) -> refresh());
        history.latestProperty().addListener((observable, before, now) -> {
            times.forgetCosts();
            refresh();
        });
        running.addListener((observable, before, now) -> runningChanged());
    }

    public Workspace workspace() {
        return workspace;
    }

    public StepTimeSource times() {
        return times;
    }

    /** Notices of actions on plans. */
    public PlanNotices notices() {
        return notices;
    }

    public FitSearch fits() {
        return fits;
    }

    public PlanLocking locking() {
        return locking;
    }

    /** Bytes that a plan may reserve. */
    public LongProperty budgetProperty() {
        return budget.bytesProperty();
    }

    /** The default budget in bytes: the memory of the device less a margin. */
    public long deviceBudget() {
        return budget.ofDevice();
    }

    /** What the process needs besides the reserved bytes, as one sentence. */
    public ObservableValue<String> processNeedProperty() {
        return processNeed;
    }

    /** The shown plan with its search result; empty until the first search has completed. */
    public ReadOnlyObjectProperty<Optional<PlanChosen>> chosenProperty() {
        return shown.chosenProperty();
    }

    /** The decisions of {@link #chosenProperty}; empty until the first search has completed. */
    public ObservableValue<Optional<LayerDecisions>> decisionsProperty() {
        return decisions;
    }

    /** The current activity, such as {@code Searching ...}; empty if there is none. */
    public ReadOnlyStringProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /**
     * Whether {@link #chosenProperty} is of another design, device or source of times than currently selected, because
     * the search for the selection has not completed.
     */
    public ReadOnlyBooleanProperty outdatedProperty() {
        return outdated.getReadOnlyProperty();
    }

    /** The error because of which there is no newer result, as one sentence; empty if there was none. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The screen is shown. Searches again if the design or the device has changed in the meantime. */
    public void open() {
        inFront = true;
        if (stale) {
            refresh();
        } else {
            computeWhatFits();
        }
    }

    /**
     * The screen is hidden. A search in progress completes; the largest designs that fit are no longer computed, and no
     * search begins.
     */
    public void hide() {
        inFront = false;
        notices.clear();
        times.told();
        fits.stop();
    }

    /** Stops all background work, because the window closes. */
    public void close() {
        inFront = false;
        feed.stop();
        fits.stop();
    }

    /** Stops the current search or calibration; the shown result stays. */
    public void stop() {
        if (!working.get().isEmpty()) {
            feed.stop();
            ended();
            problem.set(Messages.text("plan.stopped"));
            stale = true;
        }
        fits.stop();
    }

    /**
     * Calibrates the device again. Refused with a message while a run is in progress: see {@link
     * StepTimeSource#refusalProperty}.
     */
    public void calibrate() {
        if (times.forgetCalibration()) {
            search();
        }
    }

    /**
     * Changes the source of step times. Refused with a message if the source has none: see {@link
     * StepTimeSource#refusalProperty}.
     */
    public void takeTimesFrom(Source source) {
        if (source != times.sourceProperty().get() && times.choose(source)) {
            search();
        }
    }

    /** Searches for plans for a GPU that need not be present. */
    public void planFor(KnownGpu gpu) {
        if (!times.isForGpu() || gpu != times.gpuProperty().get()) {
            times.choose(gpu);
            search();
        }
    }

    /** Makes the shown plan the plan of the design; false if there is none, or if it is of another design. */
    public boolean apply() {
        return shown.apply();
    }

    /** Whether a run is in progress. */
    public boolean isRunning() {
        return running.get();
    }

    /** The plan that is shown; empty if none stays within the budget. */
    public Optional<StoragePlan> plan() {
        return shown.plan();
    }

    /** Parses a plan and shows it, even if it exceeds the budget. Shows an error if the text is not a valid plan. */
    public void paste(String text) {
        shown.paste(text);
    }

    private void refresh() {
        stale = true;
        if (inFront) {
            times.refresh();
            search();
        }
    }

    private void search() {
        stale = false;
        shown.keepWhatFits();
        locking.keepWhatFits();
        problem.set(times.areMissing() ? Messages.text("plan.times.missing") : "");
        calibrating = times.calibratesFirst();
        PlanBasis wanted = PlanBasis.of(workspace, times);
        outdated.set(isOutdated());
        working.set(calibrating ? Messages.text("plan.gettingTimes") : searching(wanted));
        if (calibrating) {
            fits.stop(); // parallel work would falsify the calibration
        }
        if (calibrating && !shown.isOfDesign()) {
            begin(stop -> Optional.empty(), result -> {
                basis = Optional.of(wanted);
                shown.choose(); // bytes can be shown before the calibration completes
                begin(times.wanted(this::tellCalibration), timed -> found(timed, wanted));
            });
        } else {
            begin(times.wanted(this::tellCalibration), result -> found(result, wanted));
        }
    }

    /** Only now: a stored calibration takes no time. On the worker. */
    private void tellCalibration() {
        fx.execute(() -> {
            if (calibrating) {
                working.set(Messages.text("plan.calibrating"));
            }
        });
    }

    private String searching(PlanBasis wanted) {
        return outdated.get()
                ? Messages.text("plan.searchingAnew", wanted.design().name(), wanted.deviceName())
                : Messages.text("plan.searching");
    }

    private boolean isOutdated() {
        return shown.now().isPresent() && !basis.equals(Optional.of(PlanBasis.of(workspace, times)));
    }

    private void begin(PlanRequest.Times from, Consumer<PlanResult> found) {
        PlanRequest request = new PlanRequest(
                workspace.spec(), times.device(), locking.locksProperty().getValue(), from, times.runs());
        feed.search(Messages.text("plan.failed"), request, found, this::failed);
    }

    private void found(PlanResult result, PlanBasis wanted) {
        basis = Optional.of(wanted);
        result.costs().ifPresent(costs -> times.keep(workspace.deviceProperty().get(), costs));
        ended();
        shown.choose();
    }

    private void shown() {
        outdated.set(isOutdated());
        shown.now().ifPresent(locking::show);
        computeWhatFits();
    }

    /** Computes the largest designs that fit, except during a calibration or a run, whose times it would falsify. */
    private void computeWhatFits() {
        if (inFront && shown.isOfDesign() && !calibrating && !running.get()) {
            shown.now()
                    .ifPresent(now -> fits.begin(
                            workspace.spec(),
                            times.device().target(),
                            now.budgetBytes(),
                            failure -> problem.set(failure.sentence())));
        }
    }

    private void failed(Failure failure) {
        ended();
        problem.set(failure.sentence());
        stale = true;
    }

    /**
     * A run stops a calibration, and the computation of the largest designs that fit; they begin again after the run.
     */
    private void runningChanged() {
        boolean untimed = shown.now().map(now -> !now.result().isTimed()).orElse(true);
        if (running.get() && calibrating) {
            feed.stop();
            ended();
            refresh();
        } else if (!running.get() && untimed) {
            refresh();
        } else if (running.get()) {
            fits.stop();
        } else {
            computeWhatFits();
        }
    }

    private void ended() {
        calibrating = false;
        working.set("");
    }
}
