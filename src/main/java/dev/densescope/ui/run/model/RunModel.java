package dev.densescope.ui.run.model;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.session.Runner;
import dev.densescope.session.imports.ImportedDesign;
import dev.densescope.session.imports.SavedCheckpoint;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.model.run.RunControl;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.model.run.RunsFolder;
import dev.densescope.ui.run.active.LastTraining;
import dev.densescope.ui.run.active.Resumption;
import dev.densescope.ui.run.active.RunFiles;
import dev.densescope.ui.run.active.RunStarter;
import dev.densescope.ui.run.form.FormMemory;
import dev.densescope.ui.run.form.RunForm;
import dev.densescope.ui.run.form.StartForm;
import dev.densescope.ui.run.queue.RunQueue;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import dev.densescope.ui.run.viewed.EarlierRuns;
import dev.densescope.ui.run.viewed.OpenedRun;
import dev.densescope.ui.run.viewed.RunViewer;
import dev.densescope.ui.run.viewed.StepChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/**
 * The view model of the Run screen: starts and stops runs, and keeps the preview of the next run up to date with the
 * design. FX thread only, except for the tasks of the worker.
 */
public final class RunModel implements RunControl {
    private final Workspace workspace;
    private final RunForm form;
    private final RunRequest request;
    private final RunPreview preview;
    private final DatasetCheck datasetCheck;
    private final StartFileCheck<SavedCheckpoint> checkpointCheck;
    private final LiveView view = new LiveView();
    private final RunViewer viewer;
    private final StepChoice step;
    private final ChartedRun charted;
    private final EarlierRuns earlierRuns;
    private final RunHistory history;
    private final RunCourse course;
    private final BooleanBinding running;
    private boolean isOfEarlierDesign; // the run that has ended and is shown

    /**
     * @param runner starts runs; closed by its owner
     * @param files names the run files
     * @param worker runs long tasks in sequence
     * @param fx the JavaFX thread
     */
    public RunModel(
            Workspace workspace,
            RunHistory history,
            RunForm form,
            Runner runner,
            RunFiles files,
            Executor worker,
            Executor fx) {
        this.workspace = workspace;
        this.form = form;
        this.history = history;
        Background background = new Background(worker, fx);
        viewer = new RunViewer(background);
        step = new StepChoice(background);
        earlierRuns = new EarlierRuns(new RunsFolder(files.folder()), this::isInUse, background);
        preview = new RunPreview(workspace, form, background, this::previewed);
        request = new RunRequest(form, workspace, new FittingPlan(background, history));
        datasetCheck = new DatasetCheck(form, runner, background);
        StartForm start = form.start();
        checkpointCheck = new StartFileCheck<>(
                start, StartForm.Kind.CHECKPOINT, start.foundCheckpoint(), SavedCheckpoint::read, background);
        new StartFileCheck<>(start, StartForm.Kind.WEIGHTS, start.foundWeights(), ImportedDesign::ofUsable, background);
        form.lastFolder().startIn(files.folder());
        charted = new ChartedRun(view, viewer, step, this::isBusy);
        course = new RunCourse(request, new RunStarter(runner, files, background), view, preview, history);
        course.stageProperty().addListener((observable, before, now) -> {
            isOfEarlierDesign = false;
            if (now == RunStage.STARTING) {
                viewer.leave();
                step.clear();
                datasetCheck.giveUp();
            } else if (now == RunStage.READY) {
                datasetCheck.resume();
                checkpointCheck.refresh();
            }
        });
        lastTraining().keptProperty().addListener((observable, before, now) -> {
            if (now.filter(LastTraining.Kept::atStake).isEmpty()) {
                request.question().saved();
            }
        });
        running = Bindings.createBooleanBinding(
                course::isBusy, course.stageProperty(), baseline().stateProperty());
        viewer.openedProperty().addListener((observable, before, now) -> step.clear());
        view.fileProperty().addListener((observable, before, now) -> step.clear());
        history.endedProperty().addListener((observable, before, now) -> earlierRuns.refresh());
        forgetRefusalsOfOtherSettings();
        noteOtherDesigns();
    }

    public RunForm form() {
        return form;
    }

    public RunQueue queue() {
        return course.queue();
    }

    public Workspace workspace() {
        return workspace;
    }

    /** Why the next run cannot be previewed: one sentence; otherwise empty. */
    public ReadOnlyStringProperty previewProblemProperty() {
        return preview.problemProperty();
    }

    /** The shown state of runs. */
    public LiveView view() {
        return view;
    }

    /** The earlier run that is shown instead. */
    public RunViewer viewer() {
        return viewer;
    }

    /** The step that is shown instead of the latest one. */
    public StepChoice step() {
        return step;
    }

    /** The runs that can be shown. */
    public EarlierRuns earlierRuns() {
        return earlierRuns;
    }

    /** The run and the step in the charts. */
    public ChartedRun charted() {
        return charted;
    }

    /** Adds the opened run to the runs of the Reports screen. */
    public void report(OpenedRun opened) {
        history.opened(opened.run());
    }

    private boolean isBusy() {
        return course.isBusy();
    }

    private boolean isInUse(Path file) {
        return course.writes(file);
    }

    /** Why the last run was not started or failed. */
    public RunBlocker blocker() {
        return request.blocker();
    }

    /** The confirmation before a run replaces files or discards a training. */
    public OutputQuestion outputQuestion() {
        return request.question();
    }

    /** The baseline that trains after the runs. */
    public BaselineCourse baseline() {
        return course.baseline();
    }

    /** The rest of a stopped training. */
    public Resumption resumption() {
        return course.resumption();
    }

    public ReadOnlyObjectProperty<RunStage> stageProperty() {
        return course.stageProperty();
    }

    @Override
    public ObservableBooleanValue running() {
        return running;
    }

    /**
     * Starts the updates of the preview. Shows the settings instead of the last run if the design or its plan has changed
     * since. Call it whenever the screen is shown.
     */
    public void open() {
        preview.open();
        datasetCheck.open();
        earlierRuns.refresh();
        if (isOfEarlierDesign) {
            showSettings();
        }
    }

    /** Starts a run, or one with each of the chosen plans. */
    @Override
    public void start() {
        List<StoragePlan> plans = List.copyOf(workspace.runPlans());
        whenMayStart(() -> {
            if (plans.size() > 1) {
                course.beginAll(plans);
            } else {
                course.begin(false);
            }
        });
    }

    /** Starts even if the prediction exceeds the device's memory. */
    public void startAnyway() {
        whenMayStart(() -> course.begin(true));
    }

    /** Runs every strategy on the same design and settings, from naive to shared. */
    public void startAll() {
        whenMayStart(() -> course.beginAll(Strategies.all(request.plan().scope())));
    }

    /** Resumes the stopped training with its settings. */
    public void resume() {
        unlessAtStake(course::resume);
    }

    /** The last completed training. */
    public LastTraining lastTraining() {
        return course.lastTraining();
    }

    @Override
    public Optional<Path> unsavedTraining() {
        return course.isBusy() ? Optional.empty() : lastTraining().atStake();
    }

    @Override
    public void saveTraining(Path checkpoint, Consumer<Boolean> ended) {
        lastTraining().save(LastTraining.Part.CHECKPOINT, checkpoint, ended);
    }

    /** Selects the fitting plan for the next runs, and shows the settings. */
    public void useFittingPlan() {
        blocker().fittingPlan().foundProperty().get().ifPresent(step -> {
            showSettings();
            workspace.choose(step.plan());
            blocker().clear();
        });
    }

    /** Selects the processor for the next runs, and shows the settings. */
    public void useProcessor() {
        form.useProcessor();
        blocker().clear();
        showSettings();
    }

    @Override
    public void stop() {
        course.stop();
    }

    @Override
    public Optional<Path> checkpointIfStopped() {
        return course.checkpointIfStopped();
    }

    @Override
    public Optional<Path> checkpointToOffer() {
        return course.checkpointToOffer();
    }

    @Override
    public void stopWithCheckpoint() {
        course.stopWithCheckpoint();
    }

    @Override
    public int waitingRuns() {
        return queue().waiting();
    }

    @Override
    public void hold() {
        course.hold();
    }

    @Override
    public void release() {
        course.release();
    }

    @Override
    public boolean keptWhatWasAsked() {
        return course.resumption().isKept();
    }

    /** Stops the run, and ignores its outcome, since the window closes. */
    public void close() {
        course.close();
    }

    /** Stops showing the last run, and shows the settings. */
    public void showSettings() {
        if (!course.isBusy()) {
            course.leave();
        }
    }

    /** Updates the view, if the run has progressed and the view is not paused. Called when drawing is due. */
    public void pull() {
        course.pull();
    }

    private void whenMayStart(Runnable begin) {
        if (course.isBusy()) {
            return;
        }
        form.check(valid -> {
            if (course.isBusy()) {
                return; // a run has been started meanwhile
            }
            if (!valid) {
                showSettings();
                request.refuse();
                return;
            }
            request.take();
            unlessAtStake(begin);
        });
    }

    /** Asks first if a training that is not saved would be lost. */
    private void unlessAtStake(Runnable begin) {
        Optional<LastTraining.Kept> kept = lastTraining().keptProperty().get().filter(LastTraining.Kept::atStake);
        if (course.isBusy() || kept.isEmpty()) {
            begin.run();
            return;
        }
        showSettings();
        request.question()
                .askUnsaved(Messages.text("run.unsaved.question", kept.get().design()), begin);
    }

    private void forgetRefusalsOfOtherSettings() {
        Runnable forget = () -> {
            if (course.stageProperty().get() == RunStage.READY) {
                request.forgetRefusal();
            }
        };
        new FormMemory(form, workspace).whenChanged(forget);
        for (ObservableValue<?> changed : List.<ObservableValue<?>>of(
                form.outputs().weights().fileProperty(),
                form.outputs().checkpoint().fileProperty(),
                form.start().kindProperty(),
                workspace.specProperty())) {
            changed.addListener((observable, before, now) -> forget.run());
        }
    }

    private void noteOtherDesigns() {
        for (ObservableValue<?> changed : List.of(workspace.specProperty(), workspace.planProperty())) {
            changed.addListener((observable, before, now) ->
                    isOfEarlierDesign = course.stageProperty().get() == RunStage.ENDED);
        }
    }

    private void previewed(RunSnapshot now) {
        if (course.stageProperty().get() == RunStage.READY) {
            view.preview(now);
        }
    }
}
