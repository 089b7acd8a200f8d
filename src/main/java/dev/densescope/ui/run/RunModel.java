package dev.densescope.ui.run;

import dev.densescope.data.DatasetSummary;
import dev.densescope.failure.Failure;
import dev.densescope.file.FileProblem;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.RunSettings;
import dev.densescope.session.Runner;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.RunControl;
import dev.densescope.ui.model.RunHistory;
import dev.densescope.ui.model.SessionRun;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.FormMemory;
import dev.densescope.ui.run.form.RunForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/**
 * The Run screen without its scene: starts and stops runs, and turns their progress into snapshots. FX thread only, but
 * for the work it gives to the worker.
 */
public final class RunModel implements RunControl {
    private static final Path HOME = Path.of(System.getProperty("user.home"));

    /** What the screen is doing. */
    public enum Stage {
        /** Settings are shown, nothing runs. */
        READY,
        STARTING,
        RUNNING,
        CANCELLING,
        /** The last run is shown. */
        ENDED
    }

    /** When a snapshot is out of date. */
    private record Stamp(
            RunProgress.State state,
            int finishedSteps,
            int step,
            int started,
            int finished,
            int epochs,
            int skipped,
            int notices) {
        static Stamp of(RunProgress progress) {
            return new Stamp(
                    progress.state(),
                    progress.finishedSteps().size(),
                    progress.current().map(trace -> trace.step()).orElse(0),
                    progress.current().map(trace -> trace.started()).orElse(0),
                    progress.current().map(trace -> trace.finished()).orElse(0),
                    progress.epochs().size(),
                    progress.skipped().count(),
                    progress.notices().size());
        }
    }

    private final Workspace workspace;
    private final RunHistory history;
    private final Runner runner;
    private final RunFiles files;
    private final Background background;
    private final Executor fx;
    private final RunForm form;
    private final RunQueue queue = new RunQueue();
    private final RunPreview preview;
    private final DatasetCheck datasetCheck;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(this, "stage", Stage.READY);
    private final ReadOnlyObjectWrapper<Optional<RunSnapshot>> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunSnapshot>> next =
            new ReadOnlyObjectWrapper<>(this, "next", Optional.empty());
    private final RunHindrance hindrance = new RunHindrance();
    private final OutputQuestion outputQuestion;
    private final ReadOnlyObjectWrapper<Optional<AskedRun>> resumption =
            new ReadOnlyObjectWrapper<>(this, "resumption", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<DatasetSummary>> dataset =
            new ReadOnlyObjectWrapper<>(this, "dataset", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> file =
            new ReadOnlyObjectWrapper<>(this, "file", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused", false);
    private final BooleanBinding running;
    private Optional<RunSnapshot> last = Optional.empty(); // if it has measured something
    private Optional<ActiveRun> active = Optional.empty();
    private Optional<Path> stoppedWith = Optional.empty(); // a checkpoint there
    private boolean kept = true;
    private AtomicBoolean thoughtBetter = new AtomicBoolean(); // of the start that goes on; the worker reads it
    /** What was asked for last, whatever has been typed since; strategies that run in turn differ in nothing else. */
    private RunSettings wanted;
    /** What the next run writes beside its record; nothing once a run has written it. */
    private RunOutputs outputs = RunOutputs.only(Optional.empty());

    private Optional<Stamp> pulled = Optional.empty();

    /**
     * @param runner starts runs; closed by its owner
     * @param files where runs are kept
     * @param worker runs what takes long, one after the other
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
        this.history = history;
        this.form = form;
        this.runner = runner;
        this.files = files;
        background = new Background(worker, fx);
        this.fx = fx;
        preview = new RunPreview(workspace, form, worker, fx, this::previewed);
        outputQuestion = new OutputQuestion(files.clock().getZone(), background);
        wanted = formSettings();
        datasetCheck = new DatasetCheck(form, runner, background, fx);
        new FormMemory(form, workspace).whenChanged(this::forgetRefusal);
        form.outputs().weights().fileProperty().addListener((observable, before, now) -> forgetRefusal());
        form.outputs().checkpoint().fileProperty().addListener((observable, before, now) -> forgetRefusal());
        form.start().kindProperty().addListener((observable, before, now) -> forgetRefusal());
        workspace.specProperty().addListener((observable, before, now) -> forgetRefusal());
        running = Bindings.createBooleanBinding(() -> stage.get() != Stage.READY && stage.get() != Stage.ENDED, stage);
    }

    public RunForm form() {
        return form;
    }

    public RunQueue queue() {
        return queue;
    }

    public Workspace workspace() {
        return workspace;
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** What would be run, while nothing runs; empty until the first preview has been computed. */
    public ReadOnlyObjectProperty<Optional<RunSnapshot>> nextProperty() {
        return next.getReadOnlyProperty();
    }

    /**
     * What is in the charts: the run that goes on or was the last, or where that was of another design, what would be run.
     * Empty until the first preview has been computed.
     */
    public ReadOnlyObjectProperty<Optional<RunSnapshot>> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** Why the last run was not started, in one sentence; else empty. */
    public ReadOnlyStringProperty refusalProperty() {
        return hindrance.reasonProperty();
    }

    /** What nobody foresaw and ended a run, or its start, last. */
    public ReadOnlyObjectProperty<Optional<Failure>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What was recognised in the images of the run that goes on or was the last; empty if they are synthetic. */
    public ReadOnlyObjectProperty<Optional<DatasetSummary>> datasetProperty() {
        return dataset.getReadOnlyProperty();
    }

    /** The run file being written, or written last. */
    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** Whether the view stands still while the run goes on. */
    public BooleanProperty pausedProperty() {
        return paused;
    }

    @Override
    public ObservableBooleanValue running() {
        return running;
    }

    /** Begins to keep the preview up with the design; called when the screen is shown first. */
    public void open() {
        preview.open();
        datasetCheck.open();
    }

    @Override
    public void start() {
        startOne(false);
    }

    /** Starts although the prediction exceeds the device's memory. */
    public void startAnyway() {
        startOne(true);
    }

    /** Runs every strategy on the same design and settings, from naive to shared. */
    public void startAll() {
        whenMayStart(() -> {
            queue.fill(Strategies.all(wanted.storage().scope()));
            queue.next().ifPresent(plan -> begin(plan, false));
        });
    }

    /** Whether {@link #startAnyway} would help: memory alone stood in the way. */
    public ReadOnlyBooleanProperty forceableProperty() {
        return hindrance.forceableProperty();
    }

    /** Whether the processor may do what a GPU did not: run at all, or give the memory. */
    public ReadOnlyBooleanProperty processorOfferedProperty() {
        return hindrance.processorOfferedProperty();
    }

    /** The rest of the run that has ended early, where it left something to go on from. */
    ReadOnlyObjectProperty<Optional<AskedRun>> resumptionProperty() {
        return resumption.getReadOnlyProperty();
    }

    /** Goes on with the run that has ended early, with the settings that it had. */
    public void resume() {
        if (!running.get()) {
            resumption.get().ifPresent(rest -> {
                queue.clear();
                begin(rest);
            });
        }
    }

    /** Chooses the processor for runs from now on, and shows the settings. */
    public void useProcessor() {
        form.useProcessor();
        hindrance.clear();
        showSettings();
    }

    @Override
    public void stop() {
        queue.drop();
        if (stage.get() == Stage.STARTING || stage.get() == Stage.RUNNING) {
            stage.set(Stage.CANCELLING);
            thoughtBetter.set(true);
            active.ifPresent(now -> now.run().cancel());
        }
    }

    @Override
    public Optional<Path> checkpointIfStopped() {
        return active.filter(ActiveRun::isTraining).map(ActiveRun::checkpoint);
    }

    @Override
    public void stopWithCheckpoint() {
        Optional<Path> checkpoint = checkpointIfStopped();
        if (stage.get() != Stage.RUNNING || checkpoint.isEmpty()) {
            stop();
            return;
        }
        queue.drop();
        stage.set(Stage.CANCELLING);
        stoppedWith = checkpoint;
        active.ifPresent(now -> now.run().stop(checkpoint.get()));
    }

    @Override
    public boolean keptWhatWasAsked() {
        return kept;
    }

    /** Stops, and takes no more notice of what becomes of it: the window is going. */
    public void close() {
        stop();
        active = Optional.empty();
    }

    /** Leaves the last run and shows the settings again. */
    public void showSettings() {
        if (!running.get()) {
            queue.clear();
            stage.set(Stage.READY);
            preview.refresh();
            datasetCheck.resume();
        }
    }

    /** Brings the snapshot up to date, if the run has moved and the view is not paused. Called once a frame. */
    public void pull() {
        if (active.isEmpty() || paused.get()) {
            return;
        }
        RunProgress progress = active.orElseThrow().run().progress();
        Stamp now = Stamp.of(progress);
        if (!pulled.equals(Optional.of(now))) {
            pulled = Optional.of(now);
            snapshot.set(snapshot.get().map(before -> before.at(progress)));
        }
    }

    private void startOne(boolean force) {
        whenMayStart(() -> {
            queue.clear();
            begin(wanted.storage(), force);
        });
    }

    /** What would be replaced of earlier trainings: the question whether to; empty if there is none. */
    public ReadOnlyStringProperty outputQuestionProperty() {
        return outputQuestion.textProperty();
    }

    /** Replaces it, and starts what was asked for. */
    public void replaceOutputs() {
        outputQuestion.agree();
    }

    /** Leaves it as it is; nothing is started. */
    public void keepOutputs() {
        outputQuestion.forget();
    }

    private void whenMayStart(Runnable begin) {
        if (canStart()) {
            RunSettings asked = formSettings();
            RunOutputs files = form.runOutputs();
            Runnable goOn = () -> {
                if (!running.get()) {
                    wanted = asked;
                    outputs = files;
                    begin.run();
                }
            };
            outputQuestion.ask(files, asked.start(), goOn, unforeseen -> {
                failure.set(Optional.of(unforeseen));
                hindrance.only(unforeseen.sentence());
            });
        }
    }

    private boolean canStart() {
        if (running.get()) {
            return false;
        }
        boolean usable = form.check();
        if (!usable) {
            showSettings();
        }
        hindrance.only(usable ? "" : Messages.text("run.form.notStarted"));
        return usable;
    }

    private void begin(StoragePlan plan, boolean force) {
        begin(new AskedRun(wanted.storedBy(plan), outputs, force));
    }

    private RunSettings formSettings() {
        return form.settings(workspace.spec(), workspace.plan())
                .withTensorFloat32(workspace.tensorFloat32Property().get());
    }

    /** Why a run was not started is no longer true of other settings. */
    private void forgetRefusal() {
        if (stage.get() == Stage.READY) {
            hindrance.clear();
            outputQuestion.forget();
            form.forgetRefusals();
        }
    }

    private void begin(AskedRun asked) {
        hindrance.clear();
        resumption.set(Optional.empty());
        paused.set(false);
        stoppedWith = Optional.empty();
        kept = true;
        stage.set(Stage.STARTING);
        datasetCheck.giveUp();
        RunSettings settings = asked.settings();
        StoragePlan plan = settings.storage();
        AtomicBoolean stop = new AtomicBoolean();
        thoughtBetter = stop;
        snapshot.set(snapshot.get().map(before -> RunSnapshot.preview(settings, before.outline())));
        background.begin(
                Messages.text("run.startFailed"), () -> start(asked, stop::get), failed -> failed(plan, failed));
    }

    /** Worker. */
    private void start(AskedRun asked, BooleanSupplier stop) {
        RunSettings settings = asked.settings();
        StoragePlan plan = settings.storage();
        try (RunFiles.Claimed claimed = files.claim(settings)) {
            Path target = claimed.file();
            Run run = runner.start(settings, asked.outputs().withRunFile(target), asked.force(), stop);
            RunOutline outline =
                    RunOutline.of(run.schedule(), plan, run.settings().on().target());
            fx.execute(() -> started(new ActiveRun(run, asked, target), outline));
        } catch (RunRefusedException e) {
            fx.execute(() -> refused(plan, e));
        } catch (IOException e) {
            String reason = Messages.text("run.folderFailed", files.folder(), FileProblem.reason(e));
            fx.execute(() -> refused(plan, reason));
        }
    }

    private void failed(StoragePlan plan, Failure unforeseen) {
        failure.set(Optional.of(unforeseen));
        refused(plan, unforeseen.sentence());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what the FX thread throws is told by its own handler
    private void started(ActiveRun now, RunOutline outline) {
        Run run = now.run();
        active = Optional.of(now);
        run.ended().whenComplete((record, broken) -> fx.execute(() -> ended(now, Optional.ofNullable(record))));
        last = Optional.empty();
        pulled = Optional.empty();
        form.outputs().clear(); // they belong to this run
        outputQuestion.forget();
        file.set(Optional.of(now.file()));
        dataset.set(now.run().dataset());
        snapshot.set(Optional.of(RunSnapshot.preview(run.settings(), outline)));
        if (stage.get() == Stage.CANCELLING) {
            run.cancel();
        } else if (active.isPresent()) { // it may have ended already
            stage.set(Stage.RUNNING);
        }
    }

    private void refused(StoragePlan plan, RunRefusedException refused) {
        if (stage.get() == Stage.CANCELLING) {
            refused(plan, "");
            return;
        }
        hindrance.offer(refused, workspace.machine().isGpu());
        boolean placed = form.refused(refused);
        refused(
                plan,
                placed
                        ? Messages.text("run.form.notStarted")
                        : refused.isForceable()
                                ? Messages.text("run.tooLarge", refused.getMessage())
                                : refused.getMessage());
    }

    private void refused(StoragePlan plan, String reason) {
        queue.refused(plan, reason);
        boolean goOn = stage.get() != Stage.CANCELLING;
        stage.set(Stage.READY);
        hindrance.because(reason); // now: what is marked is in sight, and can be scrolled to
        Optional<StoragePlan> next = goOn ? queue.next() : Optional.empty();
        next.ifPresentOrElse(after -> begin(after, false), preview::refresh);
    }

    private void ended(ActiveRun now, Optional<RunRecord> record) {
        if (!active.equals(Optional.of(now))) {
            return;
        }
        active = Optional.empty();
        now.run().failure().ifPresent(unforeseen -> failure.set(Optional.of(unforeseen)));
        try {
            record.ifPresent(known -> show(now, known));
        } finally {
            if (stage.get() == Stage.RUNNING || stage.get() == Stage.CANCELLING) {
                stage.set(record.isPresent() ? Stage.ENDED : Stage.READY); // whatever could not be shown
            }
        }
    }

    private void show(ActiveRun now, RunRecord record) {
        OptionalInt checkpointSteps = now.run().checkpointSteps();
        AskedRun asked = stoppedWith.map(now.asked()::leaving).orElse(now.asked());
        kept = stoppedWith.isEmpty() || record.steps().isEmpty() || asked.hasLeft(record, checkpointSteps);
        String ending = asked.ending(record, checkpointSteps, HOME);
        snapshot.set(snapshot.get().map(before -> before.ended(record, ending)));
        last = snapshot.get().filter(shown -> shown.shown().isPresent());
        resumption.set(asked.resumed(record, checkpointSteps));
        stage.set(Stage.ENDED);
        hindrance.offerAfter(record);
        history.add(new SessionRun(record, Optional.of(now.file())));
        queue.ended(record);
        if (record.outcome() instanceof RunOutcome.Completed) {
            outputs = RunOutputs.only(Optional.empty());
        }
        if (!(record.outcome() instanceof RunOutcome.Cancelled)) {
            queue.next().ifPresent(strategy -> begin(strategy, false));
        }
    }

    private void previewed(RunSnapshot now) {
        if (stage.get() == Stage.READY) {
            Optional<RunSnapshot> kept = last.filter(
                    before -> before.settings().spec().equals(now.settings().spec()));
            snapshot.set(kept.or(() -> Optional.of(now)));
            next.set(Optional.of(now));
        }
    }
}
